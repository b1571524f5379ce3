using System.Globalization;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>A condition step as a reason: its sentence with the values it compared.</summary>
internal static class ConditionReason
{
    public static string Of(ProofNode condition)
    {
        if (condition.IsConjunction)
        {
            return string.Join("，且", condition.Children.Where(c => c.Kind == ProofKind.Condition).Select(c => Of(c) is var part && part.Contains("，或", StringComparison.Ordinal) ? $"（{part}）" : Of(c)));
        }

        var details = new List<string>();
        if (!condition.Stated && condition.Distance is { } distance)
        {
            details.Add(Numbers(distance, condition.Exact));
        }
        else if (!condition.Stated && condition.Operands is [var left, var right] && !(left.IsTrue || left.IsFalse))
        {
            details.Add($"{Shown(left)} 对 {Shown(right)}");
        }

        details.AddRange(condition.Given);
        return details.Count == 0 ? condition.Text : $"{condition.Text}（{string.Join("；", details)}）";
    }

    // Four significant digits, no zeros that nobody wrote; more when rounding would hide which side is greater.
    private static string Numbers(ThresholdDistance distance, (bool Left, bool Right) exact)
    {
        if (distance.Difference == 0)
        {
            return "均为 " + Number(distance.Left, true);
        }

        var left = Number(distance.Left, exact.Left);
        var right = Number(distance.Right, exact.Right);
        return string.Equals(left, right, StringComparison.Ordinal)
            ? $"{Number(distance.Left, true)} 对 {Number(distance.Right, true)}"
            : $"{left} 对 {right}";
    }

    private static string Number(decimal number, bool exact)
    {
        if (!exact && number != 0)
        {
            var before = (int)Math.Floor(Math.Log10((double)Math.Abs(number))) + 1;
            number = Math.Round(number, Math.Clamp(4 - before, 0, 28), MidpointRounding.ToEven);
        }

        return number.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private static string Shown(in Value value)
        => value.IsUnknown ? "缺" : value.IsFault ? "无法计算" : ValueFormatter.Format(value, value.IsNumber ? new ValueFormat(Exact: true) : ValueFormat.Default);
}
