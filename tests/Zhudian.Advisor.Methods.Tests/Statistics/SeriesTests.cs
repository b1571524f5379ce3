using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Methods.Tests.Support;

namespace Zhudian.Advisor.Methods.Tests.Statistics;

public sealed class SeriesTests
{
    // y = 2x + 1 at 1, 2, 4.
    [Fact]
    public void A_line_has_its_slope_and_full_correlation()
    {
        var points = Items.List(Items.Pair(1, 3), Items.Pair(2, 5), Items.Pair(4, 9));

        Items.Call("线性斜率", points, ".x", ".y").Should().Be(Value.Of(2m));
        Items.Call("相关系数", points, ".x", ".y").AsNumber.Should().BeApproximately(1m, 1e-20m);
    }

    // Anscombe (1973), first quartet: slope 0.500, r 0.816.
    [Fact]
    public void Anscombes_first_set_is_reproduced()
    {
        decimal[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        decimal[] y = [8.04m, 6.95m, 7.58m, 8.81m, 8.33m, 9.96m, 7.24m, 4.26m, 10.84m, 4.82m, 5.68m];
        var points = Items.List([.. x.Zip(y, Items.Pair)]);

        Items.Call("线性斜率", points, ".x", ".y").AsNumber.Should().BeApproximately(0.500m, 0.0005m);
        Items.Call("相关系数", points, ".x", ".y").AsNumber.Should().BeApproximately(0.816m, 0.0005m);
    }

    [Fact]
    public void Without_spread_there_is_no_slope()
    {
        Items.Call("线性斜率", Items.List(Items.Pair(1, 3), Items.Pair(1, 5)), ".x", ".y").Should().Be(Value.Null);
        Items.Call("相关系数", Items.List(Items.Pair(1, 3)), ".x", ".y").Should().Be(Value.Null);
        Items.Call("相关系数", Items.List(Items.Pair(1, 3), Call.Unknown("x")), ".x", ".y").IsUnknown.Should().BeTrue();
    }

    // n = 5 rising: S = 10, Var = 5·4·15/18 = 50/3, Z = 9/√(50/3) = 2.2045; slopes all 2.
    [Fact]
    public void A_rising_series_by_mann_kendall_and_sen()
    {
        var result = Items.Call("曼肯德尔", Items.List([.. Call.Numbers(1, 3, 5, 7, 9)]), ".").As<ContextValue>()!;

        Entry(result, "统计量").Should().Be(10m);
        Entry(result, "方差").Should().BeApproximately(50m / 3m, 1e-20m);
        Entry(result, "Z").Should().BeApproximately(2.20454m, 0.00001m);
        Entry(result, "斜率").Should().Be(2m);
    }

    // 1 2 2 3: S = 5 (the tie adds 0), Var = (4·3·13 − 2·1·9)/18 = 138/18; slopes 1, 1/2, 2/3, 0, 1/2, 1: median (1/2 + 2/3)/2.
    [Fact]
    public void Ties_reduce_the_variance()
    {
        var result = Items.Call("曼肯德尔", Items.List([.. Call.Numbers(1, 2, 2, 3)]), ".").As<ContextValue>()!;

        Entry(result, "统计量").Should().Be(5m);
        Entry(result, "方差").Should().BeApproximately(138m / 18m, 1e-20m);
        Entry(result, "斜率").Should().BeApproximately(7m / 12m, 1e-20m);
    }

    // HJ 663 6.1.2 with its numbers as arguments: 24 hours, windows of 8, at least 6 hours and 14 windows, limit 160.
    [Fact]
    public void The_daily_maximum_of_moving_means_over_a_full_day()
    {
        // Hours 10 to 17 at 200, all others 40: the best window is those eight.
        var hours = Enumerable.Range(1, 24).Select(h => Value.Of(h is >= 10 and <= 17 ? 200m : 40m)).ToArray();
        Mda8(hours).Should().Be(Value.Of(200m));

        // One of the eight unknown: mean of the seven known is still 200.
        hours[9] = Call.Unknown("小时10");
        Mda8(hours).Should().Be(Value.Of(200m));
    }

    [Fact]
    public void Too_few_windows_leave_the_day_unknown_unless_the_limit_is_exceeded()
    {
        // Hours 1 to 12 unknown: windows ending at hour 18 and later have at least 6 values: 7 windows of 17.
        Value[] Day(decimal value) => [.. Enumerable.Range(1, 24).Select(h => h <= 12 ? Call.Unknown($"小时{h}") : Value.Of(value))];

        Mda8(Day(100m)).Unknown!.Items().Should().HaveCount(12);
        Mda8(Day(161m)).Should().Be(Value.Of(161m));
        Mda8(Day(160m)).IsUnknown.Should().BeTrue();
        Mda8([.. Enumerable.Range(1, 24).Select(h => h <= 12 ? Value.Null : Value.Of(100m))]).IsUnknown.Should().BeTrue();
    }

    [Fact]
    public void Every_method_has_a_source_and_a_name_of_its_own()
        => MethodLibrary.Methods.Should().HaveCount(MethodLibrary.All.Length).And.OnlyContain(m => m.Value.Source.Standard.Length > 0 && m.Value.Source.Status.Length > 0);

    private static Value Mda8(Value[] hours) => Items.Call("滑动均值最大", Items.List(hours), ".", Value.Of(8m), Value.Of(6m), Value.Of(14m), Value.Of(160m));

    private static decimal Entry(ContextValue context, string name) => context.TryGet(name, out var value) ? value.AsNumber : throw new ArgumentException(name);
}
