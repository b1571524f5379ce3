using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Rules.Tests;

public sealed class HandbookTests(Handbook handbook) : IClassFixture<Handbook>
{
    [Fact]
    public void The_rules_load_without_an_error()
        => handbook.Loaded.Errors.Select(e => e.ToString()).Should().BeEmpty();

    [Fact]
    public void Findings_are_only_about_sources_still_to_be_checked_or_amended()
        => handbook.Loaded.Diagnostics.Where(d => d.Severity != Severity.Info).Select(d => d.Code).Distinct().Should().BeSubsetOf(["KNW102", "KNW103"]);
}
