using System.Globalization;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>Prints what was measured beside its target. A missed target is said, it does not fail the run: the machine may be busy.</summary>
internal sealed class Scorecard(TextWriter output)
{
    private int _met;
    private int _missed;

    /// <summary>A number that should not exceed a limit.</summary>
    public void AtMost(string name, double value, double limit, string unit, string detail)
    {
        var met = value <= limit;
        _met += met ? 1 : 0;
        _missed += met ? 0 : 1;
        Line(met ? "达到" : "未达到", name, Text(value, unit), $"目标 ≤ {Text(limit, unit)}", detail);
    }

    /// <summary>A number without a target.</summary>
    public void Note(string name, double value, string unit, string detail) => Line("参考", name, Text(value, unit), string.Empty, detail);

    /// <summary>Something that could not be measured, and why.</summary>
    public void Skipped(string name, string reason) => Line("未测", name, string.Empty, string.Empty, reason);

    /// <summary>How many targets were met.</summary>
    public void Total() => output.WriteLine($"目标 {_met + _missed} 项：达到 {_met}，未达到 {_missed}");

    private void Line(string mark, string name, string value, string target, string detail)
    {
        output.WriteLine($"[{mark}] {name}：{value}{(target.Length == 0 ? string.Empty : $"（{target}）")}{(detail.Length == 0 ? string.Empty : $"；{detail}")}");
        output.Flush();
    }

    private static string Text(double value, string unit)
        => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + unit;
}
