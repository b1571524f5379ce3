using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Zhudian.Advisor.Web.Tests;

/// <summary>The program in process, started once for all tests.</summary>
public sealed partial class WebFixture : IDisposable
{
    private readonly WebApplicationFactory<Program> _factory = new();

    public static string Rules => Path.Combine(AppContext.BaseDirectory, "rules");

    public static byte[] Sample { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sample", "澄芦市.yaml"));

    public HttpClient Client() => _factory.CreateClient();

    /// <summary>Content of a given type.</summary>
    public static ByteArrayContent Body(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(type);
        return content;
    }

    /// <summary>Posts a file through the form of the first page, with its token and cookie.</summary>
    public static async Task<HttpResponseMessage> PostForm(HttpClient client, string address, byte[] bytes, string name)
    {
        using var form = await Form(client);
        form.Add(Body(bytes, "application/octet-stream"), "file", name);
        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public static async Task<MultipartFormDataContent> Form(HttpClient client)
        => new() { { new StringContent(Token().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative))).Groups["token"].Value), "__RequestVerificationToken" } };

    public void Dispose() => _factory.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
