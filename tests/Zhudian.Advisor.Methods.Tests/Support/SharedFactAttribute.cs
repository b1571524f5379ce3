using Xunit;

namespace Zhudian.Advisor.Methods.Tests.Support;

/// <summary>A test on published data beside the repository; skipped with a reason where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "no shared/ folder with published data beside the repository";
        }
    }
}
