using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>How a conclusion differs between two assessments.</summary>
public enum ChangeKind
{
    /// <summary>Only after.</summary>
    Added,

    /// <summary>Only before.</summary>
    Removed,

    /// <summary>Other values or outcome.</summary>
    Changed,
}

/// <summary>One conclusion that differs.</summary>
public sealed record ConclusionChange(ChangeKind Kind, string Id, Conclusion? Before, Conclusion? After);

/// <summary>Both assessments side by side.</summary>
/// <param name="Before">As the sheet says.</param>
/// <param name="After">With the settings; null when a setting was wrong.</param>
/// <param name="Changes">Conclusions that differ, by id.</param>
/// <param name="Diagnostics">Wrong settings.</param>
public sealed record WhatIfResult(Assessment Before, Assessment? After, ImmutableArray<ConclusionChange> Changes, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What would be concluded if some facts or parameters were otherwise.</summary>
public static class WhatIf
{
    /// <summary>Evaluates the sheet of an assessment again with settings <c>断面[A].总磷=0.2</c> or <c>参数=值</c>.</summary>
    public static WhatIfResult Run(Assessment assessment, IEnumerable<string> settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(settings);
        var options = assessment.State.Context.Options;
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var setting in settings)
        {
            if (FactPath.TrySet(assessment, options, setting, out var problem) is { } next)
            {
                options = next;
            }
            else
            {
                problems.Add(problem!);
            }
        }

        if (problems.Count > 0)
        {
            return new WhatIfResult(assessment, null, [], problems.ToImmutable());
        }

        var after = assessment.State.Engine.Evaluate(assessment.Sheet, options, cancellation);
        return new WhatIfResult(assessment, after, Compare(assessment, after), []);
    }

    /// <summary>The sheet of an assessment evaluated again with these facts set otherwise; cells it does not have are passed over.</summary>
    public static Assessment With(this Assessment assessment, ImmutableDictionary<FactCell, Feel.Values.Value> facts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(facts);
        var options = assessment.State.Context.Options;
        return assessment.State.Engine.Evaluate(assessment.Sheet, options with { Facts = options.Facts.SetItems(facts) }, cancellation);
    }

    /// <summary>Conclusions that differ between two assessments, by id.</summary>
    public static ImmutableArray<ConclusionChange> Compare(Assessment before, Assessment after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Conclusions.ToDictionary(Identity, StringComparer.Ordinal);
        var changes = new List<ConclusionChange>();
        foreach (var conclusion in after.Conclusions)
        {
            if (!old.Remove(Identity(conclusion), out var was))
            {
                changes.Add(new ConclusionChange(ChangeKind.Added, conclusion.Id, null, conclusion));
            }
            else if (!Same(was, conclusion))
            {
                changes.Add(new ConclusionChange(ChangeKind.Changed, conclusion.Id, was, conclusion));
            }
        }

        changes.AddRange(old.Values.Select(c => new ConclusionChange(ChangeKind.Removed, c.Id, c, null)));
        return [.. changes.OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>Same outcome and the same words, yes/no and rows: what a conclusion says, numbers and sentences apart.</summary>
    internal static bool SameVerdict(Conclusion left, Conclusion right)
        => left.FromUnknown == right.FromUnknown && left.ReviewOnly == right.ReviewOnly && left.Values.Length == right.Values.Length
            && left.Values.Zip(right.Values).All(p => !Counts(left.Kind, p.First.Value, p.Second.Value) || string.Equals(KeyText.Of(p.First.Value), KeyText.Of(p.Second.Value), StringComparison.Ordinal));

    /// <summary>Whether a difference of two values turns a conclusion: where its kind has a yes/no (达标), that is the verdict and words only describe it.</summary>
    internal static bool Counts(EntityDef kind, in Feel.Values.Value left, in Feel.Values.Value right)
        => left.IsDefinite != right.IsDefinite || left.Kind == Feel.Values.ValueKind.Boolean
            || (left.Kind is Feel.Values.ValueKind.Enum or Feel.Values.ValueKind.Row && !kind.Fields.Any(f => f.Type.Kind == DataKind.YesNo && !ImplicitFields.Is(f)));

    /// <summary>Same outcome and the same values.</summary>
    private static bool Same(Conclusion left, Conclusion right)
    {
        if (left.FromUnknown != right.FromUnknown || left.ReviewOnly != right.ReviewOnly || left.Values.Length != right.Values.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Values.Length; i++)
        {
            var (a, b) = (left.Values[i].Value, right.Values[i].Value);
            var same = a.Kind == Feel.Values.ValueKind.Row && b.Kind == Feel.Values.ValueKind.Row ? string.Equals(KeyText.Of(a), KeyText.Of(b), StringComparison.Ordinal) : a.Equals(b);
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    private static string Identity(Conclusion conclusion) => conclusion.Id + "\n" + conclusion.Kind.Name;
}
