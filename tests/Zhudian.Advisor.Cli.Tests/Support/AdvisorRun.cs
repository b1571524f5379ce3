using Zhudian.Advisor.Cli.Shell;

namespace Zhudian.Advisor.Cli.Tests.Support;

/// <summary>One run of the command in process.</summary>
internal sealed record AdvisorRun(int Code, string Output, string Error)
{
    public static string Rules => Path.Combine(AppContext.BaseDirectory, "rules");

    public static string Sample => Path.Combine(AppContext.BaseDirectory, "Sample", "澄芦市.yaml");

    public static async Task<AdvisorRun> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await AdvisorShell.RunAsync(arguments, output, error);
        return new AdvisorRun(code, output.ToString(), error.ToString());
    }
}
