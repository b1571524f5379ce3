using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Analysis;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tests.Tables;

/// <summary>The analysis against brute force on random small tables: nothing missed, nothing invented.</summary>
public sealed class TableAnalysisTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void A_gap_is_reported_exactly_when_some_input_matches_no_row()
        => ForAll("U", false, random =>
        {
            var findings = TableAnalysis.Run(random.Table).Where(f => f.Code == "TAB050").ToList();
            (findings.Count > 0).Should().Be(random.Inputs(true).Any(i => Matching(random, i).Count == 0), because: random.Text);
            foreach (var finding in findings)
            {
                Matching(random, Values(finding)).Should().BeEmpty(because: finding.Diagnostic + "\n" + random.Text);
            }
        });

    [Fact]
    public void Constraints_take_gaps_and_overlaps_out_of_the_input_space()
        => ForAll("U", true, random =>
        {
            var findings = TableAnalysis.Run(random.Table);
            var possible = random.Inputs(true).ToList();
            foreach (var finding in findings.Where(f => f.Witness is not null))
            {
                random.Possible(Values(finding)).Should().BeTrue(because: finding.Diagnostic + "\n" + random.Text);
            }

            if (possible.Exists(i => Matching(random, i).Count == 0))
            {
                findings.Should().Contain(f => f.Code == "TAB050", because: random.Text);
            }

            if (possible.Exists(i => Matching(random, i).Count > 1))
            {
                findings.Should().Contain(f => f.Code == "TAB051", because: random.Text);
            }
        });

    [Fact]
    public void Overlapping_rows_of_a_U_table_are_exactly_those_that_match_together()
        => ForAll("U", false, random =>
        {
            var brute = random.Inputs(true).SelectMany(i => Pairs(Matching(random, i))).ToHashSet();
            var found = TableAnalysis.Run(random.Table).Where(f => f.Code == "TAB051").ToList();
            found.SelectMany(f => f.Rows).Distinct().Should().BeEquivalentTo(brute.SelectMany(p => new[] { "行" + p.Item1, "行" + p.Item2 }).Distinct(), because: random.Text);
            foreach (var finding in found)
            {
                Matching(random, Values(finding)).Count.Should().BeGreaterThan(1, because: finding.Diagnostic + "\n" + random.Text);
            }
        });

    [Fact]
    public void Rows_of_an_A_table_contradict_exactly_when_they_match_together_with_different_outputs()
        => ForAll("A", false, random =>
        {
            var brute = random.Inputs(true).SelectMany(i => Pairs(Matching(random, i))).Where(p => random.Output(p.Item1) != random.Output(p.Item2)).SelectMany(p => new[] { "行" + p.Item1, "行" + p.Item2 }).Distinct();
            TableAnalysis.Run(random.Table).Where(f => f.Code == "TAB052").SelectMany(f => f.Rows).Distinct().Should().BeEquivalentTo(brute, because: random.Text);
        });

    [Fact]
    public void Masked_and_never_matching_rows_of_an_F_table_are_exactly_those_that_never_decide()
        => ForAll("F", false, random =>
        {
            var deciding = random.Inputs(true).Select(i => Matching(random, i)).Where(m => m.Count > 0).Select(m => m[0]).ToHashSet();
            var brute = Enumerable.Range(0, random.RowCount).Where(r => !deciding.Contains(r)).Select(r => "行" + r);
            TableAnalysis.Run(random.Table).Where(f => f.Code is "TAB054" or "TAB059").SelectMany(f => f.Rows).Should().BeEquivalentTo(brute, because: random.Text);
        });

    [Theory]
    [InlineData("F")]
    [InlineData("A")]
    [InlineData("U")]
    public void What_is_called_redundant_or_idle_can_be_dropped_without_changing_any_result(string policy)
        => ForAll(policy, false, random =>
        {
            foreach (var finding in TableAnalysis.Run(random.Table))
            {
                switch (finding.Code)
                {
                    case "TAB055" or "TAB054":
                        var dropped = int.Parse((finding.Code == "TAB054" ? finding.Rows[0] : Narrow(finding))[1..], System.Globalization.CultureInfo.InvariantCulture);
                        var without = random.Table with { Rows = random.Table.Rows.RemoveAt(dropped) };
                        foreach (var input in random.Inputs(true))
                        {
                            SameResult(random.Table, without, input, finding.Diagnostic + "\n" + random.Text);
                        }

                        break;
                    case "TAB058":
                        var column = random.Table.Inputs.ToList().FindIndex(i => finding.Diagnostic.Message.Contains($"“{i.Name}”", StringComparison.Ordinal));
                        var free = random.Table with { Rows = [.. random.Table.Rows.Select(r => r with { Cells = r.Cells.SetItem(column, new TableCell(CellKind.Any, null, null, r.Cells[column].Text)) })] };
                        foreach (var input in random.Inputs(false))
                        {
                            var before = Evaluate(random.Table, input);
                            if (before.IsDefinite)
                            {
                                var after = Evaluate(free with { Policy = policy == "F" ? HitPolicy.First : HitPolicy.Any }, input);
                                after.Should().Be(before, because: finding.Diagnostic + "\n" + random.Text);
                            }
                        }

                        break;
                    case "TAB060":
                        foreach (var input in random.Inputs(true))
                        {
                            SameResult(random.Table, random.Table with { Policy = HitPolicy.Unique }, input, random.Text);
                        }

                        break;
                }
            }

            string Narrow(TableFinding finding) => random.Table.Rows.Select(r => r.Id).Single(id => finding.Diagnostic.Message.Contains($"行 {id} 多余", StringComparison.Ordinal));
        });

    [Fact]
    public void The_row_index_agrees_with_the_text_of_the_cells()
        => ForAll("C", false, random =>
        {
            var run = new EvaluationRun();
            foreach (var input in random.Inputs(true))
            {
                var rows = new List<TableRowHit>();
                TableEvaluator.Evaluate(random.Table, input, run, out _, rows);
                rows.Select(r => r.Row).Should().Equal(Matching(random, input), because: random.Text);
            }
        });

    [Fact]
    public void A_definite_result_with_a_missing_input_holds_whatever_the_input_turns_out_to_be()
    {
        foreach (var policy in (string[])["U", "A", "F", "P", "C", "R", "O"])
        {
            ForAll(policy, false, random =>
            {
                var missing = Value.Of(new UnknownInfo(new MissingItem("甲", "甲", MissingReason.Fact)));
                foreach (var input in random.Inputs(false))
                {
                    for (var column = 0; column < input.Length; column++)
                    {
                        var gap = (Value[])[.. input];
                        gap[column] = missing;
                        var before = Evaluate(random.Table, gap);
                        var after = Evaluate(random.Table, input);

                        // A U table with overlapping rows is broken, and says so as soon as both are known to match.
                        if (before.IsDefinite && after.Fault?.Code != "TAB101")
                        {
                            after.Should().Be(before, because: $"{policy} {string.Join(',', input)} without {column}\n{random.Text}");
                        }
                    }
                }
            }, 60);
        }
    }

    private static void ForAll(string policy, bool constrained, Action<RandomTable> property, int runs = 0)
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => property(new RandomTable(seed, policy, constrained))).Check(runs == 0 ? Runs : Runs.WithMaxTest(runs));

    private static List<int> Matching(RandomTable random, Value[] input) => [.. Enumerable.Range(0, random.RowCount).Where(r => random.Matches(r, input))];

    private static IEnumerable<(int, int)> Pairs(List<int> rows) => rows.SelectMany((r, i) => rows.Skip(i + 1).Select(s => (r, s)));

    private static Value[] Values(TableFinding finding) => [.. finding.Witness!.Value.Select(w => w.Value)];

    private static Value Evaluate(DecisionTable table, Value[] input) => TableEvaluator.Evaluate(table, input, new EvaluationRun(), out _);

    private static void SameResult(DecisionTable left, DecisionTable right, Value[] input, string because)
    {
        var (a, b) = (Evaluate(left, input), Evaluate(right, input));
        (a.IsFault ? "fault" : a.ToString()).Should().Be(b.IsFault ? "fault" : b.ToString(), because: because);
    }
}
