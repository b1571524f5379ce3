using System.Globalization;
using System.Text;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>
/// Gathers the footnotes of one rendering: each claim gets a note with its rule, clause, status, coverage and contested points,
/// so that whoever reads the sentence can check it. A conclusion's id marks only its first passage.
/// </summary>
public sealed class DraftNotes(Assessment assessment)
{
    private const int MaxSummed = 12;
    private const int MaxMark = 120;
    private readonly List<string> _texts = [];
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = Number(assessment);
    private readonly HashSet<string> _described = new(StringComparer.Ordinal);
    private readonly HashSet<string> _summed = new(StringComparer.Ordinal);

    /// <summary>Whether a note of this rendering names or sums up the conclusion.</summary>
    public bool Covers(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return _described.Contains(conclusion.Id) || _summed.Contains(conclusion.Id);
    }

    /// <summary>Adds a footnote with ready Markdown and gives its reference <c>[^n3]</c>.</summary>
    public string Add(string markdown)
    {
        _texts.Add(markdown);
        return string.Create(CultureInfo.InvariantCulture, $"[^n{_texts.Count}]");
    }

    /// <summary>Sources on the proofs of this assessment, ordered by id (ordinal); notes cite them by number.</summary>
    public IReadOnlyList<string> Sources => [.. _numbers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Number of a source, as the list of sources prints it.</summary>
    public int NumberOf(string source) => _numbers[source];

    /// <summary>Footnote reference of a conclusion; a further mention points back instead of repeating.</summary>
    public string For(Conclusion conclusion)
        => Add(_described.Add(conclusion.Id) ? Describe(conclusion) : $"同一结论，见前注（规则 {MarkdownText.Escape(conclusion.Rule.Id)}）。");

    /// <summary>Footnote reference of a sentence that sums up several conclusions: their ids, the weakest status and origin among them.</summary>
    public string ForAll(IReadOnlyList<Conclusion> conclusions)
    {
        ArgumentNullException.ThrowIfNull(conclusions);
        _summed.UnionWith(conclusions.Select(c => c.Id));
        var ids = conclusions.Select(c => MarkdownText.Escape(c.Id)).Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join('、', ids.Take(MaxSummed)) + (ids.Count > MaxSummed ? $"等 {ids.Count} 条" : string.Empty);
        var origin = conclusions.Max(c => c.Origin) is { } weakest ? "；数据来源：" + StatusWords.Of(weakest) : string.Empty;
        return Add(ids.Count == 0 ? "没有结论可汇总。" : $"汇自结论 {shown}（规则与依据见附件“结论汇总”）；核验：{StatusWords.Of(conclusions.Max(c => c.Status))}{origin}。");
    }

    /// <summary>
    /// The passage attribute of a claim: with the id where it stands first, without afterwards. Ids carry keys of the sheet: what would end
    /// the attribute becomes _, and an id longer than the draft takes is left out (the note still names the rule).
    /// </summary>
    public string Mark(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        var id = string.Concat(conclusion.Id.Select(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '{' or '}' or '"' or '=' ? '_' : c));
        return id.Length <= MaxMark && _marked.Add(id) ? "{.结论 #" + id + "}" : "{.结论}";
    }

    /// <summary>All footnote definitions, one a line.</summary>
    public string Definitions()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _texts.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[^n{i + 1}]: {_texts[i]}\n");
        }

        return text.ToString();
    }

    private string Describe(Conclusion conclusion)
    {
        var text = new StringBuilder("规则 ").Append(MarkdownText.Escape(conclusion.Rule.Id)).Append('（').Append(MarkdownText.Escape(conclusion.Rule.Info.Title)).Append("）；");
        if (conclusion.Basis.Length > 0)
        {
            text.Append("依据 ").AppendJoin('，', conclusion.Basis.GroupBy(b => b.SourceId, StringComparer.Ordinal).Select(Cite)).Append('；');
        }

        text.Append("核验：").Append(StatusWords.Of(conclusion.Status));
        if (conclusion.Status != Knowledge.Model.VerificationStatus.Verified && conclusion.WeakestElement.Length > 0)
        {
            text.Append("（最弱处：").Append(MarkdownText.Escape(conclusion.WeakestElement)).Append('）');
        }

        if (conclusion.Origin is { } origin)
        {
            text.Append("；数据来源：").Append(StatusWords.Of(origin));
        }

        if (CoverageSummary.Of(conclusion) is { Length: > 0 } coverage)
        {
            text.Append("；数据覆盖：").Append(MarkdownText.Escape(coverage));
        }

        if (conclusion.Contested.Length > 0)
        {
            text.Append("；争议口径：").AppendJoin("、", conclusion.Contested.Select(c => MarkdownText.Escape(c.Parameter + "取" + ValueFormatter.Format(c.Value, ValueFormat.Default))));
        }

        return text.Append(conclusion.Provisional ? "；暂定。" : "。").ToString();
    }

    private string Cite(IGrouping<string, Knowledge.Model.Citation> source)
        => string.Create(CultureInfo.InvariantCulture, $"〔{_numbers[source.Key]}〕") + MarkdownText.Escape(string.Join('、', source.Select(c => c.Clause).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)));

    private static Dictionary<string, int> Number(Assessment assessment)
        => assessment.Conclusions.SelectMany(c => c.Basis).Select(b => b.SourceId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i + 1, StringComparer.Ordinal);
}
