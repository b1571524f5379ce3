using System.Text;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>The files of a knowledge base as text, with small edits applied to copies.</summary>
internal sealed class RuleTexts(IReadOnlyList<(string Path, string Text)> files)
{
    private readonly Dictionary<string, string[]> _lines = files.ToDictionary(f => f.Path, f => f.Text.Split('\n'), StringComparer.Ordinal);

    /// <summary>A line as written (one-based); empty when there is none.</summary>
    public string Line(string path, int line)
        => _lines.TryGetValue(path, out var lines) && line >= 1 && line <= lines.Length ? lines[line - 1] : string.Empty;

    /// <summary>All files.</summary>
    public IReadOnlyList<(string Path, string Text)> All => files;

    /// <summary>All files with one of them changed.</summary>
    public IReadOnlyList<(string Path, string Text)> With(string path, string text)
        => [.. files.Select(f => string.Equals(f.Path, path, StringComparison.Ordinal) ? (f.Path, text) : f)];

    /// <summary>The file with the edits made; null when a text does not stand where it should (a cell with escapes).</summary>
    public string? Edited(IReadOnlyCollection<TextEdit> edits)
    {
        var path = edits.First().Location.Path;
        if (!_lines.TryGetValue(path, out var original))
        {
            return null;
        }

        var lines = (string[])original.Clone();
        foreach (var edit in edits.OrderByDescending(e => e.Location.Line).ThenByDescending(e => e.Location.Column))
        {
            var (line, column) = (edit.Location.Line - 1, edit.Location.Column - 1);
            if (line < 0 || line >= lines.Length || column < 0 || column > lines[line].Length
                || string.CompareOrdinal(lines[line], column, edit.Old, 0, edit.Old.Length) != 0)
            {
                return null;
            }

            lines[line] = new StringBuilder(lines[line]).Remove(column, edit.Old.Length).Insert(column, edit.New).ToString();
        }

        return string.Join('\n', lines);
    }
}
