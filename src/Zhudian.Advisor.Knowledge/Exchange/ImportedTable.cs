using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>A decision table on its way from DMN to Markdown: texts as they will stand in the cells.</summary>
internal sealed record ImportedTable(string Title, HitPolicy Policy)
{
    /// <summary>Whether it carries our extension.</summary>
    public bool Own { get; init; }

    /// <summary>Headers of inputs, of outputs (with →), of reserved columns.</summary>
    public List<string> Headers { get; } = [];

    /// <summary>Rows: id, then one text per header.</summary>
    public List<List<string>> Rows { get; } = [];

    /// <summary>Lines of the attribute paragraph: 依据, 核验 …, 豁免.</summary>
    public List<(string Name, string Value)> Attributes { get; } = [];

    /// <summary>Prose above the table.</summary>
    public string Before { get; set; } = string.Empty;

    /// <summary>Prose below the table.</summary>
    public string After { get; set; } = string.Empty;

    /// <summary>Enumerations the outputs of P and O tables need, highest word first.</summary>
    public List<(string Name, List<string> Words)> Enumerations { get; } = [];
}
