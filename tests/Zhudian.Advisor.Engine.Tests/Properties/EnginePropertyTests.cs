using Xunit.Abstractions;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Properties;

/// <summary>Properties of the engine over random rule bases and random sheets; a failure names its seed. RULES.md §9.</summary>
public sealed class EnginePropertyTests(ITestOutputHelper output)
{
    private const int SheetsPerBase = 3;
    private const int Blanks = 20;

    [Fact]
    public void Order_of_blocks_files_rules_and_rows_changes_nothing() => Each(1, 150, CheckOrder);

    [Fact]
    public void A_fact_outside_the_read_set_changes_nothing() => Each(10_000, 150, CheckReadSet);

    [Fact]
    public void Filling_a_blank_never_changes_what_was_definite() => Each(20_000, 200, CheckMonotony, bridges: false);

    [Fact]
    public void Filling_a_blank_changes_a_definite_conclusion_only_where_a_bridged_gap_is_shown() => Each(30_000, 150, CheckMonotony);

    [Fact]
    public void Keeping_evidence_changes_no_result() => Each(40_000, 100, CheckEvidence);

    [Fact]
    public void Fused_code_changes_no_result() => Each(45_000, 100, CheckFusion);

    [Fact]
    public void Columns_change_no_result() => Each(46_000, 150, CheckFusion, columns: true);

    [Fact]
    public void Threads_that_read_a_finished_assessment_at_once_read_the_same() => Each(48_000, 40, CheckReaders, columns: true);

    [Fact]
    public void Keeping_evidence_changes_no_result_of_columns() => Each(47_000, 60, CheckEvidence, columns: true);

    [Fact]
    public void Every_proof_comes_out_again_and_its_read_set_alone_suffices() => Each(50_000, 100, CheckProofs);

    [Fact]
    public void Every_flip_flips() => Each(60_000, 30, CheckFlips);

    [Fact]
    public void What_trials_of_flips_keep_changes_no_answer() => Each(65_000, 60, CheckKept);

    [SoakFact]
    [Trait("Category", "Soak")]
    public void The_properties_hold_over_thousands_of_rule_bases()
    {
        const int Bases = 4000;
        Each(1_000_000, Bases, CheckOrder);
        Each(2_000_000, Bases, CheckReadSet);
        Each(3_000_000, Bases, CheckMonotony, bridges: false);
        Each(4_000_000, Bases, CheckMonotony);
        Each(5_000_000, Bases, CheckEvidence);
        Each(6_000_000, Bases, CheckProofs);
        Each(8_000_000, Bases, CheckFusion);
        Each(9_000_000, Bases, CheckFusion, columns: true);
        Each(7_000_000, Bases / 10, CheckFlips);
        Each(8_000_000, Bases / 4, CheckKept);
    }

    private static int CheckOrder(World world)
    {
        var before = Canonical.Of(world.Engine.Evaluate(world.Sheet.Build(world.Engine)));
        var blocks = world.Knowledge.Blocks.ToArray();
        world.Random.Shuffle(blocks);
        var other = City.Engine([.. world.Random.Next(2) == 0 ? blocks.Append(world.Knowledge.Vocabulary) : [world.Knowledge.Vocabulary + string.Concat(blocks)]]);
        var order = Enumerable.Range(0, world.Sheet.Rows.Count).ToArray();
        world.Random.Shuffle(order);
        Canonical.Of(other.Evaluate(world.Sheet.Build(other, order))).Should().Be(before);
        return before.Length;
    }

    private static int CheckFusion(World world)
    {
        var sheet = world.Sheet.Build(world.Engine);
        var fused = Canonical.Of(world.Engine.Evaluate(sheet));
        fused.Should().Be(Canonical.Of(world.Engine.Evaluate(sheet, EvaluationOptions.Default with { Fuse = false })));
        return fused.Length;
    }

    // Much of an assessment is made when it is read. The readers start together, at different ends.
    private static int CheckReaders(World world)
    {
        const int Readers = 4;
        var sheet = world.Sheet.Build(world.Engine);
        var expected = Canonical.Of(world.Engine.Evaluate(sheet));
        var shared = world.Engine.Evaluate(sheet);
        using var start = new Barrier(Readers);
        var read = new string[Readers];
        var threads = Enumerable.Range(0, Readers).Select(reader => new Thread(() =>
        {
            start.SignalAndWait();
            foreach (var conclusion in reader % 2 == 0 ? shared.Conclusions : shared.Conclusions.Reverse())
            {
                Canonical.Of(conclusion);
            }

            read[reader] = Canonical.Of(shared);
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        read.Should().AllBe(expected);
        return expected.Length;
    }

    private static int CheckReadSet(World world)
    {
        var assessment = world.Evaluate();
        var cells = World.Cells(assessment.Sheet).ToArray();
        var tried = 0;
        foreach (var conclusion in assessment.Conclusions.Take(3))
        {
            var read = ReadSet.Of(assessment.Prove(conclusion), assessment.Knowledge);
            var outside = cells.Where(c => !read.Contains(c.Cell)).ToArray();
            for (var i = 0; i < 3 && outside.Length > 0; i++)
            {
                var (cell, field) = outside[world.Random.Next(outside.Length)];
                var changed = world.Engine.Evaluate(assessment.Sheet, EvaluationOptions.Default with { Facts = EvaluationOptions.Default.Facts.SetItem(cell, world.Other(assessment.Sheet, field)) });
                Same(changed, conclusion).Should().Be(Canonical.Of(conclusion), "{0} is not in the read set", cell);
                tried++;
            }
        }

        return tried;
    }

    private static int CheckMonotony(World world)
    {
        var before = world.Evaluate();
        var blanks = World.Cells(before.Sheet).Where(c => before.Sheet.Tables[c.Cell.Entity].StateOf(before.Sheet.Tables[c.Cell.Entity].IndexOfKey(c.Cell.Key), c.Field.Slot) == CellState.Blank).ToArray();
        if (blanks.Length == 0)
        {
            return 0;
        }

        var (cell, field) = blanks[world.Random.Next(blanks.Length)];
        var value = world.Other(before.Sheet, field, definite: true);
        var after = world.Engine.Evaluate(before.Sheet, EvaluationOptions.Default with { Facts = EvaluationOptions.Default.Facts.SetItem(cell, value) });
        foreach (var conclusion in before.Conclusions.Where(c => !Bridged(world, before, c) && c.Values.All(v => !v.Value.IsUnknown)))
        {
            // What it says and its 核验 stay; 来源 may name the new fact, which a table now reads although it did not need it.
            var still = after.Conclusions.FirstOrDefault(c => c.Id == conclusion.Id && c.Kind.Name == conclusion.Kind.Name);
            (still is null ? null : Canonical.Of(still, evidence: false) + still.Status).Should().Be(Canonical.Of(conclusion, evidence: false) + conclusion.Status, "{0} was filled with {1}", cell, value);
        }

        var open = before.Unknown.Select(u => u.Rule.Id).ToHashSet(StringComparer.Ordinal);
        var ids = before.Conclusions.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        // A refutation has no proof that could show a bridged gap, so only bases without bridges are asked.
        foreach (var added in after.Conclusions.Where(c => !world.Bridges && !ids.Contains(c.Id) && !open.Contains(c.Rule.Id) && before.Faults.Length == 0))
        {
            added.Id.Should().BeNull("{0} was refuted before {1} was filled with {2}", added.Id, cell, value);
        }

        return before.Conclusions.Length;
    }

    private static int CheckEvidence(World world)
    {
        var sheet = world.Sheet.Build(world.Engine);
        var with = world.Engine.Evaluate(sheet);
        Canonical.Of(world.Engine.Evaluate(sheet, EvaluationOptions.Default with { KeepEvidence = false }), evidence: false).Should().Be(Canonical.Of(with, evidence: false));
        return with.Conclusions.Length;
    }

    private static int CheckProofs(World world)
    {
        var assessment = world.Evaluate();
        foreach (var conclusion in assessment.Conclusions)
        {
            var proof = assessment.Prove(conclusion);
            proof.Holds.Should().BeTrue(conclusion.Id);
            var read = ReadSet.Of(proof, assessment.Knowledge);
            var blanked = EvaluationOptions.Default.Facts.ToBuilder();
            foreach (var (cell, _) in World.Cells(assessment.Sheet).Where(c => !read.Contains(c.Cell)))
            {
                blanked[cell] = Value.Of(new UnknownInfo(new MissingItem(cell.ToString(), cell.ToString(), MissingReason.Fact, cell.Field)));
            }

            Same(world.Engine.Evaluate(assessment.Sheet, EvaluationOptions.Default with { Facts = blanked.ToImmutable() }), conclusion).Should().Be(Canonical.Of(conclusion));
        }

        return assessment.Conclusions.Length;
    }

    private static int CheckKept(World world)
    {
        var assessment = world.Evaluate();
        var cells = World.Cells(assessment.Sheet).Where(c => c.Field.Type.Kind is DataKind.Number or DataKind.Integer or DataKind.Enum or DataKind.YesNo).ToList();
        var checks = 0;
        // The first rest on facts, the last on conclusions of other rules.
        foreach (var conclusion in assessment.Conclusions.Take(1).Concat(assessment.Conclusions.OrderBy(c => c.Rule.Stratum).TakeLast(2)).Distinct())
        {
            var keeping = new FlipTrial(assessment, conclusion, cells.Select(c => c.Cell), CancellationToken.None);
            var plain = new FlipTrial(assessment, conclusion, null, CancellationToken.None);
            for (var i = 0; i < 6; i++, checks++)
            {
                var share = i % 2 == 0 ? 4 : cells.Count;
                var facts = cells.Where(_ => world.Random.Next(share) == 0).Aggregate(EvaluationOptions.Default.Facts, (f, c) => f.SetItem(c.Cell, world.Other(assessment.Sheet, c.Field, definite: true)));
                (keeping.Turns(facts), keeping.Moved).Should().Be((plain.Turns(facts), plain.Moved), "{0} with {1}", conclusion.Id, string.Join(", ", facts));
            }
        }

        return checks;
    }

    private static int CheckFlips(World world)
    {
        var assessment = world.Evaluate();
        var found = 0;
        foreach (var conclusion in assessment.Conclusions.Take(2))
        {
            foreach (var flip in Flip.Search(assessment, conclusion, new FlipOptions(MaxTrials: 400, AllKinds: true)).Flips)
            {
                var facts = flip.Changes.Aggregate(EvaluationOptions.Default.Facts, (f, c) => f.SetItem(c.Cell, c.After));
                var after = world.Engine.Evaluate(assessment.Sheet, EvaluationOptions.Default with { Facts = facts }).Conclusions.FirstOrDefault(c => c.Id == conclusion.Id);
                (after is null || !WhatIf.SameVerdict(conclusion, after)).Should().BeTrue("{0} should turn with {1}", conclusion.Id, string.Join(", ", flip.Changes));
                found++;
            }
        }

        return found;
    }

    private static string? Same(Assessment assessment, Conclusion conclusion)
        => assessment.Conclusions.Where(c => c.Id == conclusion.Id && c.Kind.Name == conclusion.Kind.Name).Select(c => Canonical.Of(c)).FirstOrDefault();

    // A rule that did not fire because of a gap it asked about has no proof; who rests on its silence shows the list of its kind instead.
    private static bool Bridged(World world, Assessment assessment, Conclusion conclusion)
        => assessment.Prove(conclusion).Nodes().Any(n => n.Kind == ProofKind.Note || (world.Bridges && n.Listed is { Role: EntityRole.Conclusion }));

    private void Each(int firstSeed, int bases, Func<World, int> check, bool bridges = true, bool columns = false)
    {
        var checks = 0;
        for (var seed = firstSeed; seed < firstSeed + bases; seed++)
        {
            var random = new Random(seed);
            var knowledge = RandomKnowledge.Make(random, bridges, columns);
            var engine = City.Engine(knowledge.Vocabulary + string.Concat(knowledge.Blocks));
            for (var i = 0; i < SheetsPerBase; i++)
            {
                var world = new World(knowledge, engine, RandomSheet.Make(random, Blanks, columns), random, bridges);
                try
                {
                    checks += check(world);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"seed {seed}, sheet {i}: {e.Message}\n{string.Concat(knowledge.Blocks)}\n{world.Print()}", e);
                }
            }
        }

        output.WriteLine($"{bases} rule bases, {bases * SheetsPerBase} sheets, {checks} checks");
        checks.Should().BeGreaterThan(bases / 2, "a property that checks nothing proves nothing");
    }
}
