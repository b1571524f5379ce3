using System.Text.RegularExpressions;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Methods.Tests.Support;

namespace Zhudian.Advisor.Methods.Tests;

public sealed partial class DiagnosticCodeTests
{
    public static TheoryData<string, Func<Value>> Examples() => new()
    {
        { "MTD001", () => Items.Call("秩相关", Items.List(Value.Of(1m)), ".") },
        { "MTD002", () => Items.Call("秩相关", Items.List(Value.Of(1m), Value.Of(1m)), ".") },
        { "MTD003", () => Items.Call("百分位", Items.List(), ".", Value.Of(90m)) },
        { "MTD004", () => Items.Call("均匀度指数", Items.List(Value.Of(5m)), ".") },
        { "MTD005", () => Items.Call("逐类和", Items.List(Items.Pair(1, 2), Items.Pair(1, 3)), ".x", ".y") },
        { "MTD006", () => Items.Call("椭球距离", Items.Of(("经度", Value.Of(114m)), ("纬度", Value.Of(30m))), Items.Of(("经度", Value.Of(114m)), ("纬度", Value.Of(30m)))) },
        { "MTD007", () => Items.Call("椭球距离", At(0m, 0m), At(179.9m, 0.1m)) },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_code_has_an_example(string code, Func<Value> example) => example().Remark!.Code.Should().Be(code);

    [Fact]
    public void Every_code_of_the_source_is_in_the_handbook()
    {
        var root = Root();
        var source = Directory.EnumerateFiles(Path.Combine(root, "src", "Zhudian.Advisor.Methods"), "*.cs", SearchOption.AllDirectories).SelectMany(f => Codes(File.ReadAllText(f))).ToHashSet(StringComparer.Ordinal);

        Codes(File.ReadAllText(Path.Combine(root, "rules", "诊断码.md"))).Where(c => c != "MTD009").Should().BeEquivalentTo(source);
        Examples().Select(e => (string)e[0]).Should().BeEquivalentTo(source);
    }

    private static Value At(decimal longitude, decimal latitude) => Items.Of(("经度", Value.Of(longitude)), ("纬度", Value.Of(latitude)), ("坐标系", Value.Of("CGCS2000")));

    private static HashSet<string> Codes(string text) => [.. Code().Matches(text).Select(m => m.Value)];

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhudian.Advisor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the solution above the test folder");
    }

    [GeneratedRegex("MTD[0-9]{3}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
