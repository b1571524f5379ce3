using System.CommandLine;
using System.CommandLine.Parsing;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>Says in Chinese why a command line could not be understood.</summary>
internal static class ParseProblems
{
    /// <summary>Writes the problems; true when there were any.</summary>
    public static bool Report(ParseResult result, TextWriter error)
    {
        if (result.Errors.Count == 0)
        {
            return false;
        }

        var command = result.CommandResult.Command;
        var said = false;
        foreach (var token in result.UnmatchedTokens)
        {
            said = true;
            var near = Near(token, command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)));
            error.WriteLine($"错误：不认识“{token}”。{(near is null ? string.Empty : $"是不是“{near}”？")}");
        }

        foreach (var argument in command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && result.GetResult(a) is not { Tokens.Count: > 0 }))
        {
            said = true;
            error.WriteLine($"错误：缺少参数 <{argument.Name}>：{argument.Description}");
        }

        foreach (var option in command.Options.Where(o => result.GetResult(o) is { Implicit: false, Tokens.Count: 0 } && o.Arity.MinimumNumberOfValues > 0))
        {
            said = true;
            error.WriteLine($"错误：选项 {option.Name} 后面缺少值：{option.Description}");
        }

        foreach (var option in command.Options.Where(o => o.Required && result.GetResult(o) is null or { Implicit: true }))
        {
            said = true;
            error.WriteLine($"错误：缺少选项 {option.Name}：{option.Description}");
        }

        foreach (var option in command.Options.Where(o => result.GetResult(o) is { Tokens.Count: > 0 } r && r.Errors.Any()))
        {
            said = true;
            error.WriteLine($"错误：选项 {option.Name} 的值“{string.Join(' ', result.GetResult(option)!.Tokens.Select(t => t.Value))}”不能用：{string.Join('；', result.GetResult(option)!.Errors.Select(e => e.Message))}");
        }

        if (command.Subcommands.Count > 0 && command.Action is null && result.UnmatchedTokens.Count == 0)
        {
            said = true;
            error.WriteLine($"错误：{command.Name} 后面要有命令：{string.Join('、', command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}");
        }

        if (!said)
        {
            foreach (var problem in result.Errors)
            {
                error.WriteLine("错误：" + problem.Message);
            }
        }

        error.WriteLine($"（{ChineseHelp.PathOf(command)} --help 看用法）");
        return true;
    }

    private static string? Near(string token, IEnumerable<string> names)
        => names.Select(n => (Name: n, Distance: Distance(token, n))).Where(p => p.Distance <= 2).OrderBy(p => p.Distance).ThenBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Name).FirstOrDefault();

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return 3;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                row[j] = a[i - 1] == b[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(up, row[j - 1]));
                diagonal = up;
            }
        }

        return row[b.Length];
    }
}
