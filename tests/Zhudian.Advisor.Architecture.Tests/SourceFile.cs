using System.Text.RegularExpressions;

namespace Zhudian.Advisor.Architecture.Tests;

/// <summary>What a C# file declares and mentions: read as text, comments and plain strings aside.</summary>
internal sealed partial record SourceFile(string Name, string Folder, HashSet<string> Types, HashSet<string> Usings, HashSet<string> Words, string Text)
{
    /// <summary>Reads a file; null when it declares no namespace.</summary>
    public static SourceFile? Read(string path)
    {
        var text = Literals().Replace(Comments().Replace(File.ReadAllText(path), string.Empty), "\"\"");
        return Namespace().Match(text) is { Success: true } match
            ? new SourceFile(Path.GetFileName(path), match.Groups["name"].Value, Names(Declarations(), text), Names(UsingLines(), text), Names(Identifiers(), text), text)
            : null;
    }

    /// <summary>Whether a name of a type occurs.</summary>
    public bool Mentions(string type) => Words.Contains(type);

    /// <summary>Whether types of a folder can be meant: through a using line, as a folder around this one, or by their folder's name (Model.ValueSlot).</summary>
    public bool Sees(string folder)
    {
        if (Usings.Contains(folder) || Folder.StartsWith(folder + ".", StringComparison.Ordinal))
        {
            return true;
        }

        var last = folder[(folder.LastIndexOf('.') + 1)..];
        return Words.Contains(last) && Regex.IsMatch(Text, $@"(?<![\w.])(\w+\.)*{Regex.Escape(last)}\.[A-Z]\w*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    private static HashSet<string> Names(Regex pattern, string text) => pattern.Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"//[^\n]*", RegexOptions.None, 5000)]
    private static partial Regex Comments();

    [GeneratedRegex("\"([^\"\\\\\n{]|\\\\.)*\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex UsingLines();

    [GeneratedRegex(@"^(public |internal |file )?(static |sealed |abstract |readonly |partial |ref |unsafe )*(class|struct|interface|enum|record struct|record|delegate [\w<>?,.\[\] ]+?)\s+(?<name>[A-Z]\w*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Declarations();

    [GeneratedRegex(@"\b(?<name>[A-Z]\w*)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Identifiers();
}
