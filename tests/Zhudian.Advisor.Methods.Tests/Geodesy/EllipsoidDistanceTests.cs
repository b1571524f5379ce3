using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Tests.Geodesy;

public sealed class EllipsoidDistanceTests
{
    // Flinders Peak to Buninyong on GRS80 (whose axes CGCS2000 shares): 54 972.271 m, Geocentric Datum of Australia Technical Manual, Vincenty's inverse.
    [Fact]
    public void The_published_line_of_the_australian_manual_is_reproduced()
    {
        var flinders = At(144m + (25m / 60m) + (29.52440m / 3600m), -(37m + (57m / 60m) + (3.72030m / 3600m)));
        var buninyong = At(143m + (55m / 60m) + (35.38390m / 3600m), -(37m + (39m / 60m) + (10.15610m / 3600m)));

        Call.Method("椭球距离", flinders, buninyong).AsNumber.Should().BeApproximately(54972.271m, 0.001m);
        Call.Method("椭球距离", buninyong, flinders).AsNumber.Should().BeApproximately(54972.271m, 0.001m);
    }

    // One degree along the equator: a·π/180 = 111 319.491 m.
    [Fact]
    public void A_degree_of_the_equator() => Call.Method("椭球距离", At(114m, 0m), At(115m, 0m)).AsNumber.Should().Be(111319.491m);

    [Fact]
    public void The_same_place_is_at_no_distance() => Call.Method("椭球距离", At(114.3m, 30.5m), At(114.3m, 30.5m)).AsNumber.Should().Be(0m);

    [Fact]
    public void Other_datums_opposite_points_and_bad_degrees_are_faults()
    {
        Call.Method("椭球距离", At(114m, 30m), At(114m, 31m, "GCJ02")).Fault!.Code.Should().Be("MTD006");
        Call.Method("椭球距离", At(114m, 30m, null), At(114m, 31m, null)).Fault!.Code.Should().Be("MTD006");
        Call.Method("椭球距离", At(0m, 0m), At(179.9m, 0.1m)).Fault!.Code.Should().Be("MTD007");
        Call.Method("椭球距离", At(114m, 91m), At(114m, 31m)).Fault!.Code.Should().Be("FEL206");
    }

    [Fact]
    public void Unknown_and_null_pass()
    {
        Call.Method("椭球距离", Call.Unknown("x"), At(114m, 31m)).IsUnknown.Should().BeTrue();
        Call.Method("椭球距离", Value.Null, At(114m, 31m)).Should().Be(Value.Null);
    }

    private static Value At(decimal longitude, decimal latitude, string? datum = "CGCS2000")
        => Support.Items.Of(("经度", Value.Of(longitude)), ("纬度", Value.Of(latitude)), ("坐标系", Value.Of(datum)));
}
