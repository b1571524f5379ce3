using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Geodesy;

/// <summary>
/// <c>椭球距离(甲, 乙)</c>: length in metres (to the millimetre) of the geodesic between two 坐标 {经度, 纬度, 坐标系} in degrees on the CGCS2000
/// ellipsoid, by Vincenty's inverse formula (Survey Review XXIII, 1975). Both must be CGCS2000, or both WGS84 (whose ellipsoid differs by 0.1 mm in the
/// minor axis): positions of other or different datums differ by hundreds of metres and are a fault. Unknown or null arguments give the same outcome.
/// </summary>
internal static class EllipsoidDistance
{
    private const string Name = "椭球距离";
    private const double Major = 6_378_137.0;
    private const double Flattening = 1 / 298.257222101;
    private const int MaxIterations = 200;

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        FeelType.Number,
        [new ParameterSpec("甲", FeelType.Context), new ParameterSpec("乙", FeelType.Context)],
        (_, a) => Of(a[0], a[1]));

    private static Value Of(Value first, Value second)
    {
        if (Read(first, "甲", out var a) is { } bad)
        {
            return bad;
        }

        if (Read(second, "乙", out var b) is { } worse)
        {
            return worse;
        }

        if (!string.Equals(a.Datum, b.Datum, StringComparison.OrdinalIgnoreCase) || a.Datum.ToUpperInvariant() is not ("CGCS2000" or "WGS84"))
        {
            return Faults.Of("MTD006", $"椭球距离：坐标系 {a.Datum} 与 {b.Datum} 不能直接量距", "先把两点都转换到 CGCS2000");
        }

        return Vincenty(a.Longitude, a.Latitude, b.Longitude, b.Latitude) is { } metres
            ? Value.Of(decimal.Round((decimal)metres, 3))
            : Faults.Of("MTD007", "椭球距离：两点几乎在地球的正对面，算不出距离", "核对两点的经纬度");
    }

    private static Value? Read(Value point, string parameter, out (double Longitude, double Latitude, string Datum) read)
    {
        read = default;
        if (point.As<ContextValue>() is not { } context)
        {
            return Faults.BadArgument(Name, parameter, point, "坐标");
        }

        if (Unknowns.Within(point) is { } missing)
        {
            return Value.Of(missing);
        }

        if (!context.TryGet("经度", out var longitude) || !context.TryGet("纬度", out var latitude) || !longitude.IsNumber || !latitude.IsNumber
            || Math.Abs(longitude.AsNumber) > 180m || Math.Abs(latitude.AsNumber) > 90m)
        {
            return Faults.BadArgument(Name, parameter, point, "经度、纬度为度的坐标");
        }

        read = ((double)longitude.AsNumber, (double)latitude.AsNumber, context.TryGet("坐标系", out var datum) ? datum.AsText ?? "未写明" : "未写明");
        return null;
    }

    private static double? Vincenty(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        const double radians = Math.PI / 180;
        const double minor = Major * (1 - Flattening);
        var (sinU1, cosU1) = Math.SinCos(Math.Atan((1 - Flattening) * Math.Tan(latitude1 * radians)));
        var (sinU2, cosU2) = Math.SinCos(Math.Atan((1 - Flattening) * Math.Tan(latitude2 * radians)));
        var difference = (longitude2 - longitude1) * radians;
        var lambda = difference;
        for (var i = 0; i < MaxIterations; i++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var cross = (cosU1 * sinU2) - (sinU1 * cosU2 * cosLambda);
            var sinSigma = Math.Sqrt((cosU2 * sinLambda * cosU2 * sinLambda) + (cross * cross));
            if (sinSigma == 0)
            {
                return 0;
            }

            var cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            var cosSquare = 1 - (sinAlpha * sinAlpha);
            var cosMiddle = cosSquare == 0 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cosSquare);
            var c = Flattening / 16 * cosSquare * (4 + (Flattening * (4 - (3 * cosSquare))));
            var next = difference + ((1 - c) * Flattening * sinAlpha * (sigma + (c * sinSigma * (cosMiddle + (c * cosSigma * (-1 + (2 * cosMiddle * cosMiddle)))))));
            if (Math.Abs(next - lambda) > 1e-12)
            {
                lambda = next;
                continue;
            }

            var u = cosSquare * ((Major * Major) - (minor * minor)) / (minor * minor);
            var bigA = 1 + (u / 16384 * (4096 + (u * (-768 + (u * (320 - (175 * u)))))));
            var bigB = u / 1024 * (256 + (u * (-128 + (u * (74 - (47 * u))))));
            var correction = bigB * sinSigma * (cosMiddle + (bigB / 4 * ((cosSigma * (-1 + (2 * cosMiddle * cosMiddle)))
                - (bigB / 6 * cosMiddle * (-3 + (4 * sinSigma * sinSigma)) * (-3 + (4 * cosMiddle * cosMiddle))))));
            return minor * bigA * (sigma - correction);
        }

        return null;
    }
}
