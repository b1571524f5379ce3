using Zhudian.Advisor.Facts.Tests.Support;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class JsonSheetTests
{
    [Fact]
    public void The_same_content_has_the_same_hash_in_json_and_yaml()
    {
        var json = SheetText.Json("""
            {"评估": {"城市": "云泽市", "评价日": "2026-11-21"},
             "断面": [{"编号": "S1", "名称": "青渚", "里程": 12.50, "交接断面": true, "曾用名": ["老渡"]}],
             "月监测": [{"断面": "S1", "年月": "2026-01", "数据口径": "手工", "总磷": 0.123, "氨氮": null, "溶解氧 (mg/L)": "<0.5"}]}
            """).Good();
        var yaml = SheetText.Yaml(SheetText.Head + """
            断面:
              - {编号: S1, 名称: 青渚, 里程 (m): 12500, 交接断面: 是, 曾用名: 老渡}
            月监测:
              - {断面: S1, 年月: 2026-01, 数据口径: 手工, 总磷 (μg/L): 123, 氨氮: "", 溶解氧: 未检出(0.5)}
            """).Good();
        json.Sha256.Should().Be(yaml.Sha256);
        json.Tables["月监测"].LocationOf(0, 3)!.ToString().Should().Be("样例.json:3:60");
    }

    [Theory]
    [InlineData("{\"断面\": [", "FCT004")]
    [InlineData("{\"断面\": [{\"编号\": \"A\",}]}", "FCT004")]
    [InlineData("[]", "FCT033")]
    [InlineData("{\"断面\": [{\"编号\": [[[[[[[[[[[[1]]]]]]]]]]]]}]}", "FCT002")]
    [InlineData("{\"评估\": {\"评价日\": \"2026-11-21\"}, \"断面\": [{\"编号\": \"A\", \"名称\": \"甲\", \"里程\": 1e400}]}", "FCT011")]
    [InlineData("{\"评估\": {\"评价日\": \"2026-11-21\"}, \"评估\": {}}", "FCT009")]
    public void Broken_json_is_refused(string text, string code) => SheetText.Json(text).Errors().Should().Contain(e => e.Contains(code));

    [Fact]
    public void Nesting_of_ten_thousand_is_refused()
        => SheetText.Json(new string('[', 10_000)).Errors().Single().Should().Contain("FCT0");
}
