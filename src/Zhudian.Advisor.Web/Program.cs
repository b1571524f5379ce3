using Zhudian.Advisor.Web;

return await AdvisorWeb.RunAsync(args).ConfigureAwait(false);

/// <summary>Entry point; public so that tests can start the program in process.</summary>
public sealed partial class Program;
