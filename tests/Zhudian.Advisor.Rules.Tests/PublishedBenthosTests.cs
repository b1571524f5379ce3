using System.Globalization;
using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Facts;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>Published indices of benthic samples, computed again by the shipped rules from the published counts through a saved column mapping.</summary>
public sealed class PublishedBenthosTests(Handbook handbook) : IClassFixture<Handbook>
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    // The columns of the published table and the quantities of the handbook, in the same order.
    private static readonly (string Column, string Quantity)[] Indices =
    [
        ("taxa_richness", "生物样品.分类单元数"), ("EPT_richness_tol_le4", "生物样品.敏感EPT单元数"), ("Becks_index3", "生物样品.贝克指数"),
        ("Hilsenhoff_biotic_index", "生物样品.生物指数"), ("Shannon_ln", "生物样品.香农自然对数"), ("percent_sensitive_individuals", "生物样品.敏感个体比例"),
    ];

    [SharedFact("data/benthos_published_indices")]
    public void The_worked_example_of_Pennsylvania_is_reproduced_to_the_printed_digits()
    {
        var lines = File.ReadAllLines(Folder("us_pa_driftwoodbr_expected.csv"));
        var published = lines[0].Split(',').Zip(lines[1].Split(',')).Skip(1).ToDictionary(p => p.First, p => decimal.Parse(p.Second, CultureInfo.InvariantCulture), StringComparer.Ordinal);

        published.Keys.Should().Equal(Indices.Select(i => i.Column));
        foreach (var (column, quantity) in Indices)
        {
            var sample = Apply(quantity, "底栖计数.yaml", "us_pa_driftwoodbr_counts.csv").Should().ContainSingle().Which;
            sample.Key.Should().Be("DriftwoodBr");
            Math.Round(sample.Value, published[column].Scale, MidpointRounding.ToEven).Should().Be(published[column], column);
        }
    }

    [SharedFact("data/benthos_published_indices")]
    public void The_totals_of_Sanhe_reservoir_are_those_printed_to_one_individual()
    {
        // Table 2 of the paper prints 1446, 579, 492 and 4100 per square metre; its cells are rounded, so the sums differ by at most 1.
        var totals = Apply("生物样品.个体数", "三河水库密度.yaml", "sanhe_reservoir_density.csv");

        totals.Select(t => t.Key).Should().Equal("春季", "夏季", "秋季", "冬季");
        totals.Zip([1446m, 579m, 492m, 4100m], (t, printed) => Math.Abs(t.Value - printed)).Should().OnlyContain(d => d <= 1m);
    }

    [SharedFact("data/benthos_published_indices")]
    public void Dominance_and_the_share_of_oligochaetes_of_Sanhe_reservoir_follow_from_the_printed_densities()
    {
        // Spring: Tubifex 1367, Branchiura 29 of 1446. Winter: Clinotanypus 2092, Tubifex 1479 and Branchiura 421 of 71 + 2092 + 38 + 1479 + 421 = 4101.
        var dominance = Apply("生物样品.优势度", "三河水库密度.yaml", "sanhe_reservoir_density.csv").ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var oligochaetes = Apply("生物样品.寡毛类比例", "三河水库密度.yaml", "sanhe_reservoir_density.csv").ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);

        dominance["春季"].Should().BeApproximately(100m * 1367 / 1446, 1e-9m);
        dominance["冬季"].Should().BeApproximately(100m * 2092 / 4101, 1e-9m);
        oligochaetes["春季"].Should().BeApproximately(100m * (29 + 1367) / 1446, 1e-9m);
        oligochaetes["冬季"].Should().BeApproximately(100m * (421 + 1479) / 4101, 1e-9m);
    }

    private static string Folder(string file) => Path.Combine(Shared.Data!, "benthos_published_indices", file);

    private List<(string Key, decimal Value)> Apply(string quantity, string map, string file)
    {
        var sheet = RowSheet.Read(Folder(file), Path.Combine(AppContext.BaseDirectory, "Maps", map), handbook.Loaded.Knowledge!, Day);
        sheet.Diagnostics.Should().BeEmpty();
        var result = ApplyRun.Run(handbook.Engine, quantity, sheet.Sheet!);
        result.Diagnostics.Should().BeEmpty();
        return [.. result.Inputs.Zip(result.Rows, (key, row) => (key, row.Value.AsNumber))];
    }
}
