using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>What sheet and rows say alike about numbers that cannot be, and about a 0 that stands for something else.</summary>
internal static class UsualWords
{
    /// <summary>The limits as they are given: 0—14, 不大于 70, 不小于 0.</summary>
    public static string Limits(UsualRange range) => (range.Least, range.Greatest) switch
    {
        ({ } least, { } greatest) => $"只能在 {NumberText.Of(least)}—{NumberText.Of(greatest)}",
        (null, { } greatest) => $"不会大于 {NumberText.Of(greatest)}",
        ({ } least, null) => $"不会小于 {NumberText.Of(least)}",
        _ => string.Empty,
    };

    /// <summary>Remedy for a 0.</summary>
    public static string Zero(UsualRange range) => $"0 一般是“{range.ZeroWord}”：低于检出限的写检出限加 L（如 0.01L）；没测的写“未监测”；确为 0 的不用改";
}
