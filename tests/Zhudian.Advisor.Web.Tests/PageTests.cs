using System.Net;
using System.Text;

namespace Zhudian.Advisor.Web.Tests;

public sealed class PageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_first_page_warns_of_state_secrets_and_carries_no_script()
    {
        var page = await web.Client().GetStringAsync("/");

        page.Should().Contain("本系统不得存储、处理国家秘密").And.NotContain("<script");
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/rules", HttpStatusCode.OK)]
    [InlineData("/page.css", HttpStatusCode.OK)]
    [InlineData("/api/rules", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/api/evaluate", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_answer_has_the_security_headers(string address, HttpStatusCode status)
    {
        using var answer = await web.Client().GetAsync(address);

        answer.StatusCode.Should().Be(status);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe").And.NotContain("script-src");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task The_result_shows_conclusions_and_a_name_with_a_script_is_inert()
    {
        var yaml = Encoding.UTF8.GetString(WebFixture.Sample).Replace("名称: 石矶头", "名称: \"<script>alert(1)</script>\"");
        yaml.Should().Contain("<script>");

        using var answer = await WebFixture.PostForm(web.Client(), "/evaluate", Encoding.UTF8.GetBytes(yaml), "<img src=x>.yaml");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("<h1>澄芦市</h1>").And.Contain("缺失事实").And.Contain("&lt;script&gt;").And.NotContain("<script").And.NotContain("<img");
    }

    [Fact]
    public async Task The_result_carries_the_sheet_back_so_that_a_document_needs_no_second_upload()
    {
        var client = web.Client();
        using var form = await WebFixture.Form(client);
        form.Add(new StringContent("a.yaml"), "name");
        form.Add(new StringContent(Convert.ToBase64String(WebFixture.Sample)), "carried");

        using var answer = await client.PostAsync("/report?format=md", form);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
    }

    [Fact]
    public async Task A_bad_sheet_shows_place_and_remedy()
    {
        using var answer = await WebFixture.PostForm(web.Client(), "/evaluate", Encoding.UTF8.GetBytes("评估:\n  城市: 甲市\n  评价日: 不是日期\n"), "甲.yaml");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("甲.yaml:3:").And.Contain("怎样改");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new MultipartFormDataContent { { WebFixture.Body(WebFixture.Sample, "application/octet-stream"), "file", "a.yaml" } };

        using var answer = await web.Client().PostAsync("/evaluate", form);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("WEB005");
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_without_a_trace()
    {
        using var answer = await WebFixture.PostForm(web.Client(), "/evaluate", [0x50, 0x4B, 3, 4, 9, 9, 9], "坏.xlsx");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("FCT003").And.NotContain("   at ");
    }

    [Fact]
    public async Task The_rules_page_lists_every_rule()
    {
        var page = await web.Client().GetStringAsync("/rules");

        page.Should().Contain("依据").And.Contain("核验").And.Contain("<tr><td><code>");
    }

    [Fact]
    public async Task Sources_are_cited_by_title_and_not_by_the_ids_of_the_base()
    {
        var page = System.Net.WebUtility.HtmlDecode(await web.Client().GetStringAsync("/rules"));
        page.Should().Contain("<td>长江驻点跟踪研究任务文件（一市一策、数据清单、突出水环境问题）");
        page.Should().NotMatchRegex("<td>(000|002|004)[ <；]").And.NotContain("EXPERT-WATER");
    }
}
