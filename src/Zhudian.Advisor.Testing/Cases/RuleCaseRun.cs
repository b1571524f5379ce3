using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Runs one <c>case</c> fence: makes its sheet, evaluates, and compares conclusions.</summary>
internal static class RuleCaseRun
{
    /// <param name="engine">Engine.</param>
    /// <param name="case">The case.</param>
    /// <param name="needed">Rules the case needs (<see cref="Knowledge.Rules.RuleNeeds"/>); null runs all.</param>
    /// <param name="sheets">Sheets made before for the same vocabulary; null makes a new one.</param>
    /// <param name="explain">Whether a failure comes with its evidence.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static CaseVerdict Run(EvaluationEngine engine, RuleCase @case, ImmutableHashSet<string>? needed, Dictionary<RuleCase, PreparedCase>? sheets, bool explain, CancellationToken cancellation)
    {
        var assessment = Evaluate(engine, @case, needed, sheets, cancellation, out var errors);
        if (assessment is null)
        {
            return Verdict(@case, errors);
        }

        var broken = @case.Expected.Select(e => (Expectation: e, Problems: Expected(assessment, e)))
            .Concat(@case.Forbidden.Select(e => (Expectation: e, Problems: Forbidden(assessment, e))))
            .Concat(@case.Unknown.Select(e => (Expectation: e, Problems: Unknown(assessment, e))))
            .Select(b => (b.Expectation, Problems: b.Problems.ToList())).Where(b => b.Problems.Count > 0).ToList();
        var faults = assessment.Faults.Where(f => Concerns(@case, f)).Select(f => $"故障：{f.Element}（{f.Subject}）{f.Diagnostic.Message}");
        var verdict = Verdict(@case, broken.SelectMany(b => b.Problems).Concat(faults));
        return explain && broken.Count > 0
            ? verdict with { Evidence = [.. broken.Select(b => RuleEvidence.Of(assessment, b.Expectation.ConclusionId, b.Expectation.Fields.Select(f => f.Field)))] }
            : verdict;
    }

    /// <summary>The assessment of a case's facts; null when they make no sheet.</summary>
    public static Assessment? Evaluate(EvaluationEngine engine, RuleCase @case, ImmutableHashSet<string>? needed, CancellationToken cancellation)
        => Evaluate(engine, @case, needed, null, cancellation, out _);

    private static Assessment? Evaluate(EvaluationEngine engine, RuleCase @case, ImmutableHashSet<string>? needed, Dictionary<RuleCase, PreparedCase>? sheets, CancellationToken cancellation, out IEnumerable<string> errors)
    {
        var (result, given) = CaseSheet.Prepare(engine.Knowledge, @case, sheets);
        errors = result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => "给：" + d.Message);
        return result.Sheet is not { } sheet ? null : engine.Evaluate(
            sheet, EvaluationOptions.Default with { Parameters = @case.Parameters, GivenDerived = given, OnlyRules = needed }, cancellation);
    }

    private static CaseVerdict Verdict(RuleCase @case, IEnumerable<string> problems)
        => new(CaseKind.Rule, Path.GetFileNameWithoutExtension(@case.Location.Path), @case.Name, @case.Location, [.. problems]);

    private static IEnumerable<string> Expected(Assessment assessment, CaseExpectation expectation)
    {
        var found = Find(assessment, expectation.ConclusionId);
        if (found is null)
        {
            yield return $"没有得出 {expectation.ConclusionId}；{Why(assessment, expectation.ConclusionId)}";
            yield break;
        }

        foreach (var (field, expected) in expectation.Fields)
        {
            var actual = found.Values.FirstOrDefault(v => string.Equals(v.Field.Name, field, StringComparison.Ordinal)).Value;
            if (ExpectedText.Difference($"{expectation.ConclusionId} 的{field}", expected, actual) is { } difference)
            {
                yield return difference;
            }
        }
    }

    // Undecided is not “not drawn”: a rule that only lacks facts has not been shown to stay away.
    private static IEnumerable<string> Forbidden(Assessment assessment, CaseExpectation expectation)
    {
        var found = assessment.Conclusions.FirstOrDefault(c => Covers(expectation.ConclusionId, c.Id)
            && expectation.Fields.All(f => c.Values.Any(v => v.Field.Name == f.Field && ExpectedText.Difference(f.Field, f.Expected, v.Value) is null)));
        if (found is not null)
        {
            yield return $"不该得出 {found.Id}：{found.Text}";
        }
        else if (expectation.Fields.IsEmpty && assessment.Unknown.FirstOrDefault(u => Names(u, expectation.ConclusionId)) is { } undecided)
        {
            yield return $"{expectation.ConclusionId} 应判定为不成立，却因缺资料未能判定：{string.Join("、", undecided.Missing.Take(4).Select(m => m.Text))}（本就缺资料的写在“未知”里）";
        }
    }

    private static IEnumerable<string> Unknown(Assessment assessment, CaseExpectation expectation)
    {
        if (!assessment.Unknown.Any(u => Names(u, expectation.ConclusionId)))
        {
            yield return $"{expectation.ConclusionId} 应因缺资料未能判定；{(Find(assessment, expectation.ConclusionId) is { } found ? "却得出：" + found.Text : "却未列入未能判定")}";
        }
    }

    // RULES.md §12: the key of the first variables forbids every conclusion under it.
    private static bool Covers(string forbidden, string id)
        => id.StartsWith(forbidden, StringComparison.Ordinal) && (id.Length == forbidden.Length || id[forbidden.Length] is '+' or '/');

    private static Conclusion? Find(Assessment assessment, string id)
        => assessment.Conclusions.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal));

    private static string Why(Assessment assessment, string id)
    {
        var undecided = assessment.Unknown.FirstOrDefault(u => Names(u, id));
        if (undecided is not null)
        {
            return "因缺资料未能判定：" + string.Join("、", undecided.Missing.Take(4).Select(m => m.Text));
        }

        var rule = id.Split('/')[0];
        var others = assessment.Conclusions.Where(c => string.Equals(c.Rule.Id, rule, StringComparison.Ordinal)).Select(c => c.Id).Take(4).ToList();
        return others.Count > 0 ? "该规则得出的是 " + string.Join("、", others) : "条件不成立";
    }

    private static bool Names(Undecided undecided, string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var rule = slash < 0 ? id : id[..slash];
        var key = slash < 0 ? string.Empty : id[(slash + 1)..];
        return string.Equals(undecided.Rule.Id, rule, StringComparison.Ordinal)
            && (key.Length == 0 || string.Equals(undecided.Subject, key, StringComparison.Ordinal)
                || undecided.Keys.Any(k => string.Equals(k, key, StringComparison.Ordinal) || k.StartsWith(key + "+", StringComparison.Ordinal)));
    }

    // Faults of rules the case does not speak of are noise of its cut-down sheet; those of its own rules are failures,
    // also where they arose inside a derived quantity.
    private static bool Concerns(RuleCase @case, FaultEntry fault)
        => @case.Expected.Concat(@case.Forbidden).Concat(@case.Unknown).Any(e => Covers(fault.Element, e.ConclusionId) || (fault.Rule.Length > 0 && Covers(fault.Rule, e.ConclusionId)));
}
