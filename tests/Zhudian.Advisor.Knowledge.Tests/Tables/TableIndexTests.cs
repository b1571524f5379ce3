using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tests.Tables;

/// <summary>Index on = index off: the same table with every cell evaluated row by row gives the same answer.</summary>
public sealed class TableIndexTests
{
    private static readonly Value Missing = Value.Of(new UnknownInfo(new MissingItem("甲", "甲", MissingReason.Fact)));

    [Theory]
    [InlineData("U")]
    [InlineData("A")]
    [InlineData("F")]
    [InlineData("P")]
    [InlineData("C")]
    [InlineData("R")]
    [InlineData("O")]
    [InlineData("C#")]
    public void The_index_changes_no_answer(string policy)
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new RandomTable(seed, policy);
            var plain = WithoutIndex(random.Table);
            var run = new EvaluationRun();
            foreach (var input in random.Inputs(true))
            {
                var off = TableEvaluator.Evaluate(plain, input, run, out var offHit);
                foreach (var _ in (int[])[1, 2])
                {
                    // The second answer comes out of the store of the first.
                    var on = TableEvaluator.Evaluate(random.Table, input, run, out var hit);
                    Same(on, off, input, random.Text);
                    hit.Should().Be(offHit, because: random.Text);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData("U")]
    [InlineData("F")]
    [InlineData("P")]
    [InlineData("C")]
    public void The_index_changes_no_answer_when_an_input_is_missing(string policy)
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new RandomTable(seed, policy);
            var plain = WithoutIndex(random.Table);
            var run = new EvaluationRun();
            foreach (var input in random.Inputs(false))
            {
                for (var column = 0; column < input.Length; column++)
                {
                    var gap = (Value[])[.. input];
                    gap[column] = Missing;
                    var (on, off) = (TableEvaluator.Evaluate(random.Table, gap, run, out _), TableEvaluator.Evaluate(plain, gap, run, out _));

                    // Only the index can prove two rows apart, so it may know where row by row waits; it never answers otherwise.
                    if (!(off.IsUnknown && !on.IsUnknown))
                    {
                        Same(on, off, gap, random.Text);
                    }
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Every_number_is_found_in_the_region_its_comparisons_say()
    {
        decimal[] cuts = [-3m, 0m, 0.5m, 2m, 17.25m, 4094m, 5000m];
        decimal[] near = [-0.01m, 0m, 0.01m];
        var continuous = new NumberRegions(cuts, discrete: false, nullRegion: 99);
        var places = cuts.SelectMany(c => near.Select(d => c + d)).Concat([-1e20m, 1e20m, 4095m, 4096m, 4999m, 5001m, 1.000000000000000001m, 2.000m, 7m]);
        foreach (var place in places)
        {
            var expected = cuts.Contains(place) ? (Array.IndexOf(cuts, place) * 2) + 1 : cuts.Count(c => c < place) * 2;
            continuous.Find(Value.Of(place)).Should().Be(expected, because: $"{place}");
            continuous.Find(place).Should().Be(expected, because: $"{place}");
        }

        var whole = new NumberRegions([-0.5m, 1.5m, 6000.5m], discrete: true, nullRegion: 99);
        foreach (var (place, expected) in new[] { (-1m, 0), (0m, 1), (1m, 1), (2m, 2), (2.0m, 2), (5999m, 2), (6001m, 3), (1.2m, -1), (-0.3m, -1) })
        {
            whole.Find(Value.Of(place)).Should().Be(expected, because: $"{place}");
        }
    }

    [Fact]
    public void Null_has_a_region_and_unknown_faults_and_other_kinds_have_none()
    {
        var numbers = new NumberRegions([1m], discrete: false, nullRegion: 3);
        var fault = Value.FaultOf(new Feel.Diagnostics.Diagnostic("T", Feel.Diagnostics.Severity.Error, null, "错", null));
        numbers.Find(Value.Null).Should().Be(3);
        numbers.Find(Missing).Should().Be(-1);
        numbers.Find(fault).Should().Be(-1);
        numbers.Find(Value.Of("一")).Should().Be(-1);
        new BooleanRegions(2).Find(Value.Of(1m)).Should().Be(-1);
        new BooleanRegions(2).Find(Value.Null).Should().Be(2);
        new OneRegion(1).Find(fault).Should().Be(-1);
    }

    [Fact]
    public void Texts_are_found_whatever_their_length_and_ends()
    {
        string[] texts = ["", "a", "ba", "ab", "aab", "abb", "Ⅱ", "Ⅲ", "HAZ", "II", "I"];
        var axis = new TextAxis(texts.Select(Value.Of));
        foreach (var (text, at) in texts.Select((t, i) => (t, i)))
        {
            axis.IndexOf(Value.Of(new string(text))).Should().Be(at, because: text);
        }

        axis.IndexOf(Value.Of("acb")).Should().Be(texts.Length);
        axis.IndexOf(Value.Of(1m)).Should().Be(-1);
    }

    // Without shapes the plan takes every cell as code and tests it for every row.
    private static DecisionTable WithoutIndex(DecisionTable table)
        => table with { Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c with { Shape = null })] })] };

    private static void Same(in Value on, in Value off, Value[] input, string text)
    {
        var because = string.Join(',', input.Select(i => i.ToString())) + "\n" + text;
        on.IsFault.Should().Be(off.IsFault, because: because);
        on.IsUnknown.Should().Be(off.IsUnknown, because: because);
        if (on.IsFault)
        {
            on.Fault!.Code.Should().Be(off.Fault!.Code, because: because);
        }
        else if (!on.IsUnknown)
        {
            on.Should().Be(off, because: because);
        }
    }
}
