using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>Help in Chinese: the library's own resources are out of reach under invariant globalization.</summary>
internal sealed class ChineseHelp(TextWriter output) : SynchronousCommandLineAction
{
    /// <summary>Replaces the help of every command under a root.</summary>
    public static void Install(RootCommand root, TextWriter output)
    {
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = "显示帮助";
                    help.Action = new ChineseHelp(output);
                    break;
                case VersionOption version:
                    version.Description = "显示版本";
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return (int)ExitCode.Done;
    }

    /// <summary>Writes the help of one command.</summary>
    public void Write(Command command)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("用法：");
        output.WriteLine($"  {PathOf(command)}{string.Concat(command.Arguments.Select(a => " " + Usage(a)))}{(command.Subcommands.Count > 0 ? " <命令>" : string.Empty)} [选项]");
        Section("参数", command.Arguments.Select(a => ($"<{a.Name}>", a.Description ?? string.Empty)));
        Section("命令", command.Subcommands.Where(c => !c.Hidden).Select(c => (string.Join(' ', [c.Name, .. c.Arguments.Select(Usage)]), c.Description ?? string.Empty)));
        var options = command.Options.Concat(Ancestors(command).Skip(1).SelectMany(c => c.Options).Where(o => o.Recursive));
        Section("选项", options.Where(o => !o.Hidden).Select(o => (Spell(o), o.Description ?? string.Empty)));
    }

    /// <summary>The words that call a command: <c>advisor sheet check</c>.</summary>
    public static string PathOf(Command command) => string.Join(' ', Ancestors(command).Reverse().Select(c => c is RootCommand ? "advisor" : c.Name));

    private static IEnumerable<Command> Ancestors(Command command)
    {
        for (Command? c = command; c is not null; c = c.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return c;
        }
    }

    private static string Usage(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>]" : $"<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : string.Empty)}";

    private static string Spell(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => !a.Contains('?') && a[0] != '/').Append(option.Name).OrderBy(n => n.Length));
        return option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? names : $"{names} <{option.HelpName ?? "值"}>";
    }

    private void Section(string title, IEnumerable<(string Left, string Right)> entries)
    {
        var list = entries.ToList();
        if (list.Count == 0)
        {
            return;
        }

        var width = list.Max(e => Cells(e.Left));
        output.WriteLine();
        output.WriteLine(title + "：");
        foreach (var (left, right) in list)
        {
            output.WriteLine($"  {left}{new string(' ', width - Cells(left) + 2)}{right}");
        }
    }

    /// <summary>Width in terminal cells: CJK and full-width characters take two.</summary>
    private static int Cells(string text) => text.EnumerateRunes().Sum(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark ? 0 : r.Value >= 0x2E80 ? 2 : 1);
}
