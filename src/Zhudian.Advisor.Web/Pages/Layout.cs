using System.Text;

namespace Zhudian.Advisor.Web.Pages;

/// <summary>The frame of every page.</summary>
internal static class Layout
{
    public static IResult Page(string title, Markup body, int status = 200) => Results.Text(Markup.Of($"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}　驻点智策</title>
        <link rel="stylesheet" href="/page.css">
        </head>
        <body>
        <a class="skip" href="#main">跳到正文</a>
        <header><a class="brand" href="/">驻点智策</a><nav aria-label="主要"><a href="/">评估</a> <a href="/rules">规则</a> <a href="/openapi.json">接口</a></nav></header>
        <main id="main">
        <h1>{title}</h1>
        {body}
        </main>
        <footer><p>本系统不得存储、处理国家秘密。上传的内容只在内存中处理，答复后即弃，不保存。结论是供专家复核的草稿。</p></footer>
        </body>
        </html>
        """).Html, "text/html", Encoding.UTF8, status);
}
