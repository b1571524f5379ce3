using System.Net;
using System.Text;
using System.Text.Json;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;

namespace Zhudian.Advisor.Web.Tests;

public sealed class ApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_sample_city_gives_the_same_json_as_the_engine()
    {
        var knowledge = RuleBase.Load(WebFixture.Rules).Knowledge!;
        var sheet = new SheetReader(knowledge).Read(WebFixture.Sample, SheetFormat.Yaml).Sheet!;
        var expected = AssessmentJson.Write(new EvaluationEngine(knowledge).Evaluate(sheet));

        using var answer = await web.Client().PostAsync("/api/evaluate", WebFixture.Body(WebFixture.Sample, "application/yaml"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await answer.Content.ReadAsStringAsync()).Should().Be(expected);
    }

    [Fact]
    public async Task The_day_of_the_query_goes_before_the_sheets_own()
    {
        using var answer = await web.Client().PostAsync("/api/evaluate?format=yaml&asOf=2026-10-20&period=2026-01..2026-09", WebFixture.Body(WebFixture.Sample, "application/octet-stream"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("2026-10-20").And.Contain("2026-09-30");
    }

    [Theory]
    [InlineData("format=yaml&asOf=2026-13-01", "WEB001")]
    [InlineData("format=yaml&period=2026-09..2026-01", "WEB002")]
    public async Task A_wrong_day_or_period_is_refused_with_its_remedy(string query, string code)
    {
        using var answer = await web.Client().PostAsync("/api/evaluate?" + query, WebFixture.Body(WebFixture.Sample, "application/octet-stream"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = Errors(await answer.Content.ReadAsStringAsync())[0];
        error.GetProperty("code").GetString().Should().Be(code);
        error.GetProperty("hint").GetString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_bad_sheet_is_refused_with_the_place_of_each_error()
    {
        var yaml = "评估:\n  城市: 甲市\n  评价日: 2026-11-10\n没有这张表:\n  - {编号: 1}\n";

        using var answer = await web.Client().PostAsync("/api/evaluate", WebFixture.Body(Encoding.UTF8.GetBytes(yaml), "application/yaml"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var errors = Errors(await answer.Content.ReadAsStringAsync());
        errors.Should().Contain(e => e.GetProperty("place").GetString()!.StartsWith("事实表:4:", StringComparison.Ordinal) && e.GetProperty("message").GetString()!.Contains("没有这张表"));
    }

    [Fact]
    public async Task Text_that_is_no_yaml_is_refused_with_a_place()
    {
        using var answer = await web.Client().PostAsync("/api/evaluate", WebFixture.Body("评估: {城市: 甲\n  ]"u8.ToArray(), "application/yaml"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Errors(await answer.Content.ReadAsStringAsync())[0].GetProperty("place").GetString().Should().MatchRegex("^事实表:[0-9]+:[0-9]+$");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_64_megabytes_are_refused_whether_announced_or_not(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/evaluate") { Content = WebFixture.Body(new byte[(64 << 20) + 1], "application/yaml") };
        if (chunked)
        {
            request.Content.Headers.ContentLength = null;
            request.Headers.TransferEncodingChunked = true;
        }

        using var answer = await web.Client().SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        Errors(await answer.Content.ReadAsStringAsync())[0].GetProperty("code").GetString().Should().Be("WEB413");
    }

    [Fact]
    public async Task An_unknown_content_type_is_refused()
    {
        using var answer = await web.Client().PostAsync("/api/evaluate", WebFixture.Body([1, 2], "image/png"));

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_draft_comes_as_markdown_named_after_the_city()
    {
        using var answer = await web.Client().PostAsync("/api/report?template=综合解决方案&format=md", WebFixture.Body(WebFixture.Sample, "application/yaml"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("澄芦市-综合解决方案.md");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("澄芦市");
    }

    [Theory]
    [InlineData("template=没有的文种", "WEB003")]
    [InlineData("format=exe", "WEB004")]
    public async Task An_unknown_template_or_format_is_refused(string query, string code)
    {
        using var answer = await web.Client().PostAsync("/api/report?" + query, WebFixture.Body(WebFixture.Sample, "application/yaml"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Errors(await answer.Content.ReadAsStringAsync())[0].GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task The_rules_are_listed_with_title_basis_and_status()
    {
        using var json = JsonDocument.Parse(await web.Client().GetStringAsync("/api/rules"));

        var expected = RuleBase.Load(WebFixture.Rules).Knowledge!.Rules;
        json.RootElement.GetArrayLength().Should().Be(expected.Length);
        json.RootElement.EnumerateArray().Should().OnlyContain(r => r.GetProperty("title").GetString()!.Length > 0 && r.GetProperty("status").GetString()!.Length > 0);
    }

    [Fact]
    public async Task The_description_of_the_interface_names_every_address()
    {
        using var json = JsonDocument.Parse(await web.Client().GetStringAsync("/openapi.json"));

        json.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo("/api/evaluate", "/api/report", "/api/rules");
    }

    private static List<JsonElement> Errors(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.Clone())];
    }
}
