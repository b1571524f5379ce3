using Zhudian.Advisor.Cli.Shell;

namespace Zhudian.Advisor.Cli.Tests.Shell;

public sealed class EarlyWorkTests
{
    // At a start nobody looks at its result.
    [Fact]
    public void What_is_begun_early_ends_without_a_failure() => FluentActions.Invoking(EarlyWork.Run).Should().NotThrow();
}
