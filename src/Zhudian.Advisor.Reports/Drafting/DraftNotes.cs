using System.Globalization;
using System.Text;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>
/// Gathers the footnotes of one rendering: each claim gets a note with its rule, clause, status, coverage and contested points,
/// so that whoever reads the sentence can check it. The first note of a rule is whole, later ones say what differs from it. A conclusion's id
/// marks only its first passage.
/// </summary>
public sealed class DraftNotes(Assessment assessment)
{
    private const int MaxSummed = 4;
    private const int MaxInSummary = 3;
    private const int MaxMark = 120;
    private readonly List<string> _texts = [];
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = Number(assessment);
    private readonly Lazy<RowNames> _names = new(() => new RowNames(assessment.Sheet));
    private readonly HashSet<string> _described = new(StringComparer.Ordinal);
    private readonly HashSet<string> _summed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Basis, string Status, string Contested)> _first = new(StringComparer.Ordinal);

    /// <summary>Whether a note of this rendering names or sums up the conclusion.</summary>
    public bool Covers(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return _described.Contains(conclusion.Id) || _summed.Contains(conclusion.Id);
    }

    /// <summary>Whether only a sentence of the summary rests on the conclusion: a reader finds no passage or table row of it.</summary>
    public bool OnlyMentions(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return !Covers(conclusion) && _mentioned.Contains(conclusion.Id);
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

    /// <summary>Footnote reference of a sentence that sums up several conclusions: their ids, or their rules and number where there are many, the weakest status and origin among them. A sentence of the summary mentions but does not tell them, and names fewer; any other note also says the remarks and thin data of its rows, which <paramref name="name"/> tells as the reader sees them.</summary>
    public string ForAll(IReadOnlyList<Conclusion> conclusions, bool inSummary = false, Func<Conclusion, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(conclusions);
        (inSummary ? _mentioned : _summed).UnionWith(conclusions.Select(c => c.Id));
        var most = inSummary ? MaxInSummary : MaxSummed;
        var ids = conclusions.Select(c => MarkdownText.Escape(c.Id)).Distinct(StringComparer.Ordinal).ToList();
        var rules = conclusions.Select(c => MarkdownText.Escape(c.Rule.Id)).Distinct(StringComparer.Ordinal).ToList();
        var shown = ids.Count <= most ? string.Join('、', ids)
            : rules.Count <= most ? $"{ids.Count} 条（规则 {string.Join('、', rules)}）"
            : string.Join('、', ids.Take(most)) + $"等 {ids.Count} 条";
        var origin = !inSummary && conclusions.Max(c => c.Origin) is { } weakest ? "；数据来源：" + StatusWords.Of(weakest) : string.Empty;
        return Add(ids.Count == 0 ? "没有结论可汇总。" : $"汇自结论 {shown}；核验：{StatusWords.Of(conclusions.Max(c => c.Status))}{origin}{(inSummary ? string.Empty : Limits(conclusions, name ?? Name))}。");
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

    /// <summary>Stands behind the first cell of a row whose conclusion has a remark.</summary>
    public const string RemarkMark = "※";

    /// <summary>What a conclusion must not be read without: its field 注, the words its text ends in; empty when its kind has no such field or there is nothing to say.</summary>
    public static string RemarkOf(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return conclusion.Kind.TryGetField("注", out _) && DraftModel.Get(conclusion, "注") is { IsDefinite: true, IsNull: false } ? DraftModel.Text(conclusion, "注") : string.Empty;
    }

    // A row of a table shows its fields only: what its text says besides, and what its conclusion rests on, must be said with it.
    private static string Limits(IReadOnlyList<Conclusion> conclusions, Func<Conclusion, string> name)
    {
        var thin = CoverageSummary.OfRows(conclusions, name);
        var provisional = conclusions.Where(c => c.Provisional).Select(name).Distinct(StringComparer.Ordinal).ToList();
        var review = conclusions.Where(c => c.ReviewOnly).Select(name).Distinct(StringComparer.Ordinal).ToList();
        var remarks = conclusions.Where(c => RemarkOf(c).Length > 0).GroupBy(RemarkOf, StringComparer.Ordinal).ToList();
        return (remarks.Count > 0 ? $"；{RemarkMark} " + MarkdownText.Escape(string.Join('；', remarks.Select(g => $"{(g.Count() == conclusions.Count && conclusions.Count > 1 ? "各行" : string.Join('、', g.Select(name).Distinct(StringComparer.Ordinal)))}：{g.Key}"))) : string.Empty)
            + (thin.Length > 0 ? "；数据不全（有数/应有，取最不全处）：" + MarkdownText.Escape(thin) : string.Empty)
            + (provisional.Count > 0 ? "；暂定：" + MarkdownText.Escape(string.Join('、', provisional)) : string.Empty)
            + (review.Count > 0 ? "；只供建议复核：" + MarkdownText.Escape(string.Join('、', review)) : string.Empty);
    }

    private string Name(Conclusion conclusion) => _names.Value.Of(conclusion.Key);

    private string Describe(Conclusion conclusion)
    {
        var rule = conclusion.Rule.Id;
        var said = (Basis: Basis(conclusion), Status: Status(conclusion), Contested: Contested(conclusion));
        var text = new StringBuilder("规则 ").Append(MarkdownText.Escape(rule));
        var again = !_first.TryAdd(rule, said);
        var first = again ? _first[rule] : (Basis: string.Empty, Status: string.Empty, Contested: string.Empty);
        if (again)
        {
            // What is empty now and was not then must be said too, so only equal parts are left out.
            var same = new[] { ("依据", said.Basis == first.Basis), ("核验", said.Status == first.Status), ("口径", said.Contested == first.Contested && said.Contested.Length > 0) }.Where(p => p.Item2).Select(p => p.Item1).ToList();
            text.Append(same.Count > 0 ? $"，{string.Join('、', same)}同该规则前注" : string.Empty);
        }
        else
        {
            text.Append('（').Append(MarkdownText.Escape(conclusion.Rule.Info.Title)).Append('）');
        }

        Part(said.Basis, first.Basis);
        Part(said.Status, first.Status);
        Part(CoverageSummary.Of(conclusion) is { Length: > 0 } coverage ? "数据覆盖：" + MarkdownText.Escape(coverage) : string.Empty, string.Empty);
        Part(said.Contested.Length == 0 && first.Contested.Length > 0 ? "争议口径：无" : said.Contested, first.Contested);
        return text.Append(conclusion.Provisional ? "；暂定。" : "。").ToString();

        void Part(string now, string before) => text.Append(now.Length > 0 && now != before ? "；" + now : string.Empty);
    }

    private string Basis(Conclusion conclusion)
        => conclusion.Basis.Length == 0 ? "依据 无" : "依据 " + string.Join('，', conclusion.Basis.GroupBy(b => b.SourceId, StringComparer.Ordinal).Select(Cite));

    private static string Status(Conclusion conclusion)
    {
        var weakest = conclusion.Status != Knowledge.Model.VerificationStatus.Verified && conclusion.WeakestElement.Length > 0 ? $"（最弱处：{MarkdownText.Escape(conclusion.WeakestElement)}）" : string.Empty;
        return $"核验：{StatusWords.Of(conclusion.Status)}{weakest}" + (conclusion.Origin is { } origin ? "；数据来源：" + StatusWords.Of(origin) : string.Empty);
    }

    private static string Contested(Conclusion conclusion)
        => conclusion.Contested.Length == 0 ? string.Empty : "争议口径：" + string.Join("、", conclusion.Contested.Select(c => MarkdownText.Escape(c.Parameter + "取" + ValueFormatter.Format(c.Value, ValueFormat.Default))));

    private string Cite(IGrouping<string, Knowledge.Model.Citation> source)
        => string.Create(CultureInfo.InvariantCulture, $"〔{_numbers[source.Key]}〕") + MarkdownText.Escape(string.Join('、', source.Select(c => c.Clause).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)));

    private static Dictionary<string, int> Number(Assessment assessment)
        => assessment.Conclusions.SelectMany(c => c.Basis).Select(b => b.SourceId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i + 1, StringComparer.Ordinal);
}
