using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>A type as written after <c>instance of</c> or a parameter: a name, or <c>list&lt;…&gt;</c>, <c>range&lt;…&gt;</c>, <c>context&lt;…&gt;</c>, <c>function&lt;…&gt; -&gt; …</c>.</summary>
/// <param name="Name">Type name; <c>list</c>, <c>range</c>, <c>context</c> or <c>function</c> when there are arguments.</param>
/// <param name="Arguments">Element type, entry types or parameter types; null for a plain name.</param>
/// <param name="EntryNames">Names of the entries of <c>context&lt;…&gt;</c>, parallel to <paramref name="Arguments"/>.</param>
/// <param name="Result">Result type of <c>function&lt;…&gt;</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TypeSyntax(string Name, IReadOnlyList<TypeSyntax>? Arguments, IReadOnlyList<string>? EntryNames, TypeSyntax? Result, TextSpan Span);
