using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports.Cleaning;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Flattens Markdig's inline tree into runs.</summary>
internal sealed partial class InlineReader(Action<Severity, string, int, string, string?> report, Func<Footnote, int> numberOf)
{
    private const int MaxDepth = 32;

    // Stands after a bracket that the draft escapes, until undefined footnotes have been looked for; a private-use character, so no draft contains it.
    private const char Escaped = '\ue000';

    /// <summary>Reads a line of text; soft breaks vanish between Chinese characters and become spaces between Latin ones.</summary>
    public ImmutableArray<DraftInline> Read(ContainerInline? inlines, int line)
    {
        var runs = new List<DraftInline>();
        if (inlines is not null)
        {
            Walk(inlines, RunStyle.None, null, line, runs, 0);
        }

        Trim(runs);
        ImmutableArray<DraftInline> merged = [.. Merge(runs)];
        foreach (var run in merged.OfType<TextRun>().Where(r => !r.Style.HasFlag(RunStyle.Code)))
        {
            if (UndefinedCall().Match(run.Text) is { Success: true } call)
            {
                report(Severity.Error, "PUB010", line, $"脚注 {call.Value} 没有定义", $"在文中另起一行写 {call.Value}: 脚注内容");
            }
        }

        return merged.Any(r => r is TextRun { Text: var text } && text.Contains(Escaped, StringComparison.Ordinal))
            ? [.. merged.Select(r => r is TextRun run ? run with { Text = run.Text.Replace(Escaped.ToString(), string.Empty, StringComparison.Ordinal) } : r)]
            : merged;
    }

    /// <summary>The text alone, for anchors and alternative texts.</summary>
    public static string PlainText(IEnumerable<DraftInline> inlines)
        => string.Concat(inlines.Select(i => i switch { TextRun run => run.Text, LineBreak => " ", _ => string.Empty }));

    private void Walk(ContainerInline parent, RunStyle style, string? link, int line, List<DraftInline> runs, int depth)
    {
        if (depth > MaxDepth)
        {
            report(Severity.Error, "PUB006", line, "强调或链接嵌套过深", null);
            return;
        }

        for (var inline = parent.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    var content = literal.Content.ToString();
                    runs.AddRange(Subscripts.Split(literal.IsFirstCharacterEscaped && content is ['[', ..] ? content.Insert(1, Escaped.ToString()) : content, style, link));
                    break;
                case CodeInline code:
                    runs.Add(new TextRun(code.Content, style | RunStyle.Code, link));
                    break;
                case ScriptInline script:
                    runs.Add(new TextRun(script.Text, style | (script.Super ? RunStyle.Superscript : RunStyle.Subscript), link));
                    break;
                case HtmlEntityInline entity:
                    runs.AddRange(Subscripts.Split(CleanText.Clean(entity.Transcoded.ToString()).Text, style, link));
                    break;
                case EmphasisInline emphasis:
                    Walk(emphasis, style | (emphasis.DelimiterCount >= 2 ? RunStyle.Strong : RunStyle.Emphasis), link, line, runs, depth + 1);
                    break;
                case FootnoteLink { IsBackLink: false } footnote:
                    runs.Add(new FootnoteCall(numberOf(footnote.Footnote)));
                    break;
                case FootnoteLink:
                    break;
                case LinkInline { IsImage: true }:
                    report(Severity.Error, "PUB011", line, "文稿不能引用图片文件", "图用 ```chart 围栏；地图等附图由编者在定稿时贴入");
                    break;
                case LinkInline target:
                    Walk(target, style, Checked(target.Url, line) ?? link, line, runs, depth + 1);
                    break;
                case AutolinkInline auto:
                    runs.Add(new TextRun(auto.Url, style, Checked(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, line)));
                    break;
                case BreakInline or LineBreakInline { IsHard: true }:
                    runs.Add(new LineBreak());
                    break;
                case LineBreakInline:
                    runs.Add(new TextRun("\n", style, link));
                    break;
                case ContainerInline container:
                    Walk(container, style, link, line, runs, depth + 1);
                    break;
                default:
                    report(Severity.Error, "PUB012", line, "这一处的写法不在文稿方言之内", "见 templates/README.md");
                    break;
            }
        }
    }

    private string? Checked(string? url, int line)
    {
        if (url is { Length: > 0 and <= 2000 } && (url[0] == '#' || AllowedScheme().IsMatch(url)))
        {
            return url;
        }

        report(Severity.Lint, "PUB013", line, "链接只能是 http、https、mailto 或文内 #编号，已按普通文字处理", null);
        return null;
    }

    private static void Trim(List<DraftInline> runs)
    {
        while (runs.Count > 0 && (runs[^1] is LineBreak || (runs[^1] is TextRun { Style: not RunStyle.Code } last && string.IsNullOrWhiteSpace(last.Text))))
        {
            runs.RemoveAt(runs.Count - 1);
        }
    }

    private static IEnumerable<DraftInline> Merge(List<DraftInline> runs)
    {
        TextRun? open = null;
        foreach (var inline in runs)
        {
            if (inline is TextRun run && open is not null && open.Style == run.Style && open.Link == run.Link)
            {
                open = open with { Text = open.Text + run.Text };
                continue;
            }

            if (open is not null)
            {
                yield return Soft(open);
            }

            open = inline as TextRun;
            if (open is null)
            {
                yield return inline;
            }
        }

        if (open is not null)
        {
            yield return Soft(open.Style.HasFlag(RunStyle.Code) ? open : open with { Text = open.Text.TrimEnd() });
        }
    }

    private static TextRun Soft(TextRun run)
    {
        if (!run.Text.Contains('\n', StringComparison.Ordinal))
        {
            return run;
        }

        var text = new System.Text.StringBuilder(run.Text.Length);
        for (var i = 0; i < run.Text.Length; i++)
        {
            var c = run.Text[i];
            if (c != '\n')
            {
                text.Append(c);
            }
            else if (i > 0 && i + 1 < run.Text.Length && char.IsAscii(run.Text[i - 1]) && char.IsAscii(run.Text[i + 1]))
            {
                text.Append(' ');
            }
        }

        return run with { Text = text.ToString() };
    }

    [GeneratedRegex(@"\[\^[^\]\s]{1,60}\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UndefinedCall();

    [GeneratedRegex("^(https?://|mailto:)[^\\s<>\"\\\\]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AllowedScheme();
}
