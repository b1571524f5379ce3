namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>Look of a run of text; flags combine.</summary>
[Flags]
public enum RunStyle
{
    /// <summary>Plain body text.</summary>
    None = 0,

    /// <summary>Strong (黑体).</summary>
    Strong = 1,

    /// <summary>Emphasis (楷体).</summary>
    Emphasis = 2,

    /// <summary>Real subscript; Unicode subscripts of the draft become this, because most faces lack them.</summary>
    Subscript = 4,

    /// <summary>Real superscript.</summary>
    Superscript = 8,

    /// <summary>Literal text such as a hash or a rule number.</summary>
    Code = 16,
}

/// <summary>A piece of a line of text. The family is closed: run, footnote call, line break.</summary>
public abstract record DraftInline
{
    private protected DraftInline()
    {
    }
}

/// <summary>Text in one look, with an optional checked link target (http, https, mailto or #id).</summary>
public sealed record TextRun(string Text, RunStyle Style = RunStyle.None, string? Link = null) : DraftInline;

/// <summary>Call of the footnote with this one-based number (order of first call).</summary>
public sealed record FootnoteCall(int Number) : DraftInline;

/// <summary>A forced line break inside a paragraph or cell.</summary>
public sealed record LineBreak : DraftInline;
