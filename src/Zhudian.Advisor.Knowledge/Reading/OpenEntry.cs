using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>An entry or item of a line block while its lines are read; most are one line without children. Begun anew for the next one of its depth.</summary>
internal sealed class OpenEntry
{
    private readonly ImmutableArray<LineNode>.Builder _children = ImmutableArray.CreateBuilder<LineNode>();
    private (string Text, int Line, int Column) _first;
    private List<(string Text, int Line, int Column)>? _pieces;
    private string? _key;
    private SourceLocation? _location;

    /// <summary>Spaces before the key or the dash.</summary>
    public int Indent { get; private set; }

    /// <summary>Whether something stands on the line itself, so that deeper lines go on with it.</summary>
    public bool HasText => _first.Text is not null;

    public void Begin(int indent, string? key, SourceLocation location)
    {
        (Indent, _key, _location, _first, _pieces) = (indent, key, location, default, null);
        _children.Clear();
    }

    public void Add((string Text, int Line, int Column) piece)
    {
        if (!HasText)
        {
            _first = piece;
            return;
        }

        (_pieces ??= [_first]).Add(piece);
    }

    public void Add(LineNode child) => _children.Add(child);

    public LineNode Close(string path)
    {
        var text = _pieces is not null ? SourceText.Stitch(path, _pieces) : HasText ? SourceText.From(_first.Text, path, _first.Line, _first.Column) : null;
        return new(_key, text, _children.ToImmutable(), _location!);
    }
}
