using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Building;

/// <summary>
/// A value slot <c>= …</c> of reference data or a parameter (RULES.md §5): evaluated once while loading, over constants only.
/// </summary>
/// <param name="Source">The whole cell.</param>
/// <param name="Start">Offset of the expression in it.</param>
/// <param name="Type">Declared type; null when any type will do.</param>
/// <param name="What">Whose value, for messages.</param>
/// <param name="Assign">Stores the value.</param>
internal sealed record PendingConstant(SourceText Source, int Start, DataType? Type, string What, Action<Value> Assign);
