using System;
using Xunit;

namespace Zhudian.Advisor.TestSupport;

/// <summary>A long run that belongs to <c>./build.sh soak</c>, which sets <c>ADVISOR_SOAK</c>; anywhere else it is skipped with that reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("ADVISOR_SOAK") is not "1")
        {
            Skip = "长时间测试，由 ./build.sh soak 运行";
        }
    }
}
