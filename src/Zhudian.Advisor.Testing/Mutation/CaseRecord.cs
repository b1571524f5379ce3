using System.Collections.Immutable;
using System.Diagnostics;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>What the cases do on the rules as written: which pass, what each unit touches and how long it takes.</summary>
internal sealed class CaseRecord
{
    private readonly List<Entry> _units = [];
    private readonly HashSet<string> _good = new(StringComparer.Ordinal);
    private readonly bool _onlyTouching;

    /// <summary>Runs all cases once, watched.</summary>
    public CaseRecord(KnowledgeBase knowledge, bool onlyTouching, CancellationToken cancellation)
    {
        _onlyTouching = onlyTouching;
        var touches = new TouchMap();
        var engine = new EvaluationEngine(knowledge, touches);
        foreach (var unit in CaseSuite.Of(knowledge))
        {
            var touched = touches.Begin();
            var start = Stopwatch.GetTimestamp();
            var verdicts = unit.Run(engine, cancellation: cancellation).ToList();
            Broken += verdicts.Count(v => !v.Passed);
            var good = verdicts.Where(v => v.Passed).Select(Identity).ToList();
            if (good.Count > 0)
            {
                _good.UnionWith(good);
                _units.Add(new Entry(unit, touched, Stopwatch.GetElapsedTime(start)));
            }
        }
    }

    /// <summary>Cases that fail on the rules as written: they kill nothing.</summary>
    public int Broken { get; }

    /// <summary>Units that can notice a mutant: those of its own topic first, then the quick ones.</summary>
    public ImmutableArray<CaseUnit> For(Mutant mutant)
    {
        var family = Family(mutant.Location.Path);
        return
        [
            .. _units.Where(u => !_onlyTouching || mutant.Element is null || u.Touched.Contains(mutant.Element))
                .OrderBy(u => string.Equals(Family(u.Unit.Location.Path), family, StringComparison.Ordinal) ? 0 : 1).ThenBy(u => u.Time).Select(u => u.Unit),
        ];
    }

    /// <summary>Whether a verdict shows a mutant: the case fails now and passed on the rules as written.</summary>
    // Edits never change the number of lines, so a case keeps its place.
    public bool Kills(CaseVerdict verdict) => !verdict.Passed && _good.Contains(Identity(verdict));

    private static string Identity(CaseVerdict verdict) => verdict.Location + "\n" + verdict.Name;

    private static string Family(string path)
        => path.EndsWith(".用例.md", StringComparison.Ordinal) ? path[..^".用例.md".Length] : path.EndsWith(".md", StringComparison.Ordinal) ? path[..^".md".Length] : path;

    private sealed record Entry(CaseUnit Unit, HashSet<string> Touched, TimeSpan Time);
}
