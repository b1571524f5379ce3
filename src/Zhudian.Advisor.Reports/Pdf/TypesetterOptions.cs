namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>Where the typesetter finds its parts, and its bounds.</summary>
public sealed record TypesetterOptions
{
    /// <summary>Node executable (ADVISOR_NODE, default <c>node</c> on the path).</summary>
    public string Node { get; init; } = "node";

    /// <summary>Folder of main.mjs: <c>Typesetter</c> beside the program.</summary>
    public string ScriptFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "Typesetter");

    /// <summary>Folder that holds node_modules.</summary>
    public required string ModulesFolder { get; init; }

    /// <summary>Font folders, the deployer's own first.</summary>
    public required IReadOnlyList<string> FontFolders { get; init; }

    /// <summary>Time limit of one job; the process is ended when it is exceeded.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Megabytes of JavaScript heap of the process.</summary>
    public int HeapMegabytes { get; init; } = 768;

    /// <summary>
    /// Options from the environment: ADVISOR_NODE, ADVISOR_FONTS (a deployer's fonts, first), ADVISOR_FONT_CACHE,
    /// ADVISOR_TYPESETTER_MODULES, XDG_CACHE_HOME. The same defaults as Typesetter/install.sh.
    /// </summary>
    /// <param name="read">Reads one variable; null uses the process environment.</param>
    public static TypesetterOptions FromEnvironment(Func<string, string?>? read = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        var cache = Path.Combine(
            Value("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "zhudian-advisor");
        var beside = Path.Combine(AppContext.BaseDirectory, "Typesetter");
        var modules = Value("ADVISOR_TYPESETTER_MODULES")
            ?? (Directory.Exists(Path.Combine(beside, "node_modules")) ? beside : Path.Combine(cache, "typesetter"));
        var fonts = new List<string>();
        if (Value("ADVISOR_FONTS") is { } own)
        {
            fonts.Add(own);
        }

        var bundled = Path.Combine(beside, "fonts");
        fonts.Add(Value("ADVISOR_FONT_CACHE") ?? (Directory.Exists(bundled) ? bundled : Path.Combine(cache, "fonts")));
        return new() { Node = Value("ADVISOR_NODE") ?? "node", ModulesFolder = modules, FontFolders = fonts };

        string? Value(string name) => read(name) is { Length: > 0 } value ? value : null;
    }
}
