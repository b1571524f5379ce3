using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Ecology;

/// <summary>
/// <c>逐类和(L, 类, 分)</c>: sum of the scores of the classes present, each class once, as BMWP scores families (ASPT is this sum over the number of
/// distinct classes). Items of one class must agree in their score; a null score means the class is not scored. Unit: that of the score.
/// Unknown classes or scores make it unknown, an empty list gives 0.
/// </summary>
internal static class ClassSum
{
    private const string Name = "逐类和";

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        FeelType.Number,
        [new ParameterSpec("列表", FeelType.ListOf(FeelType.Any)), new ParameterSpec("类", FeelType.Any, ParameterMode.PerItem), new ParameterSpec("分", FeelType.Number, ParameterMode.PerItem)],
        (frame, a) => Of(frame, a[0].As<ListValue>()!, a[1], a[2]));

    private static Value Of(Frame frame, ListValue list, Value classOf, Value scoreOf)
    {
        if (!PerItem.TryAll(frame, list, classOf, out var classes, out var fault) || !PerItem.TryAll(frame, list, scoreOf, out var scores, out fault))
        {
            return fault;
        }

        var missing = list.Gap;
        var seen = new Dictionary<Value, Value>();
        var sum = Value.Of(0m);
        for (var i = 0; i < classes.Length; i++)
        {
            missing = UnknownInfo.Merge(missing, UnknownInfo.Merge(classes[i].Unknown, scores[i].Unknown));
            if (!classes[i].IsDefinite || scores[i].IsUnknown)
            {
                continue;
            }

            if (!scores[i].IsNumber && !scores[i].IsNull)
            {
                return Faults.BadArgument(Name, "分", scores[i], "数");
            }

            if (!seen.TryAdd(classes[i], scores[i]))
            {
                if (seen[classes[i]] != scores[i])
                {
                    return Faults.Of("MTD005", $"逐类和：类 {ValueText.Print(classes[i])} 有两个不同的分值", "同一类只能有一个分值，请核对分值表");
                }

                continue;
            }

            sum = scores[i].IsNumber ? FeelOperators.Add(sum, scores[i]) : sum;
        }

        return missing is null ? sum : Value.Of(missing);
    }
}
