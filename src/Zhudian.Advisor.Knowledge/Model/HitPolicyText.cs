namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>Hit policies as written in the first header cell.</summary>
public static class HitPolicyText
{
    private static readonly string[] Texts = ["U", "A", "P", "F", "R", "O", "C", "C+", "C<", "C>", "C#"];

    /// <summary>As written.</summary>
    public static string Of(HitPolicy policy) => Texts[(int)policy];

    /// <summary>Reads one; false for any other text.</summary>
    public static bool TryRead(string text, out HitPolicy policy)
    {
        var index = Array.IndexOf(Texts, text);
        policy = index < 0 ? default : (HitPolicy)index;
        return index >= 0;
    }
}
