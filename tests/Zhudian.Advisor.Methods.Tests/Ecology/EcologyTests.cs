using System.Globalization;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Methods.Tests.Support;

namespace Zhudian.Advisor.Methods.Tests.Ecology;

public sealed class EcologyTests
{
    private const string Counts = "data/benthos_published_indices/us_pa_driftwoodbr_counts.csv";
    private const string Expected = "data/benthos_published_indices/us_pa_driftwoodbr_expected.csv";

    // Published worked example of the Pennsylvania DEP 2012 index document (BioMonTools): Shannon (ln) 2.88, Hilsenhoff 2.80.
    [SharedFact]
    public void The_published_shannon_and_hilsenhoff_indices_are_reproduced()
    {
        var expected = SharedData.Rows(Expected).Single();
        var taxa = Items.List([.. SharedData.Rows(Counts).Select(r => Items.Of(("数量", Number(r["Count"])), ("耐污值", Number(r["ToleranceValue"]))))]);

        var shannon = Items.Call("香农多样性", taxa, ".数量", Value.Of((decimal)Math.E)).AsNumber;
        var hilsenhoff = Items.Call("加权均值", taxa, ".耐污值", ".数量").AsNumber;

        decimal.Round(shannon, 2).Should().Be(decimal.Parse(expected["Shannon_ln"], CultureInfo.InvariantCulture));
        decimal.Round(hilsenhoff, 2).Should().Be(decimal.Parse(expected["Hilsenhoff_biotic_index"], CultureInfo.InvariantCulture));
    }

    // Four equal taxa: log2 4 = 2; evenness 1; 1 - 4·(1/4)² = 0.75; Margalef (4 - 1)/ln 40 = 0.81325…
    [Fact]
    public void Equal_taxa_have_the_evident_indices()
    {
        var taxa = Items.List(Value.Of(10m), Value.Of(10m), Value.Of(0m), Value.Of(10m), Value.Of(10m));

        Items.Call("香农多样性", taxa, ".", Value.Of(2m)).AsNumber.Should().BeApproximately(2m, 1e-12m);
        Items.Call("均匀度指数", taxa, ".").AsNumber.Should().BeApproximately(1m, 1e-12m);
        Items.Call("辛普森指数", taxa, ".").AsNumber.Should().Be(0.75m);
        Items.Call("丰富度指数", taxa, ".").AsNumber.Should().BeApproximately(0.81326m, 0.00001m);
    }

    [Fact]
    public void Empty_communities_unknown_counts_and_bad_bases_have_their_outcomes()
    {
        Items.Call("香农多样性", Items.List(), ".", Value.Of(2m)).IsNull.Should().BeTrue();
        Items.Call("均匀度指数", Items.List(Value.Of(5m)), ".").Should().Be(Value.Null);
        Items.Call("香农多样性", Items.List(Value.Of(5m), Call.Unknown("x")), ".", Value.Of(2m)).IsUnknown.Should().BeTrue();
        Items.Call("香农多样性", Items.List(Value.Of(5m)), ".", Value.Of(1m)).IsFault.Should().BeTrue();
        Items.Call("香农多样性", Items.List(Value.Of(-5m)), ".", Value.Of(2m)).IsFault.Should().BeTrue();
    }

    // Two taxa of one family count once: 10 + 5 = 15.
    [Fact]
    public void Each_class_scores_once()
    {
        Value Taxon(string family, Value score) => Items.Of(("科", Value.Of(family)), ("分", score));
        var taxa = new[] { Taxon("蜉蝣", Value.Of(10m)), Taxon("蜉蝣", Value.Of(10m)), Taxon("摇蚊", Value.Of(5m)), Taxon("未列", Value.Null) };

        Items.Call("逐类和", Items.List(taxa), ".科", ".分").Should().Be(Value.Of(15m));
        Items.Call("逐类和", Items.List([.. taxa, Taxon("摇蚊", Value.Of(6m))]), ".科", ".分").Fault!.Code.Should().Be("MTD005");
        Items.Call("逐类和", Items.List([.. taxa, Call.Unknown("x")]), ".科", ".分").IsUnknown.Should().BeTrue();
    }

    private static Value Number(string text) => Value.Of(decimal.Parse(text, CultureInfo.InvariantCulture));
}
