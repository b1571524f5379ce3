using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Web.Hosting;

/// <summary>What a status code without a body of its own means, and what to do.</summary>
internal static class Failures
{
    public static Diagnostic Of(int status)
    {
        var (message, hint) = status switch
        {
            StatusCodes.Status404NotFound => ("没有这个地址", "回首页重新开始"),
            StatusCodes.Status405MethodNotAllowed => ("这个地址不接受这种请求方法", "评估与生成文稿用 POST，规则清单用 GET"),
            StatusCodes.Status413PayloadTooLarge => ($"内容超过 {Limits.RequestBytes / 1048576} MB", "把事实表拆成几份"),
            StatusCodes.Status415UnsupportedMediaType => ("不认识的内容类型", "用 application/yaml、application/json 或 xlsx 的内容类型，或加参数 format=yaml、json、xlsx"),
            StatusCodes.Status503ServiceUnavailable => ("同时进行的评估太多", "稍后再试"),
            StatusCodes.Status504GatewayTimeout => ($"处理超过 {Limits.Time.TotalSeconds:0} 秒，已停止", "把事实表拆小，稍后再试"),
            >= 400 and < 500 => ("请求不完整或写法不对", "检查请求后重试"),
            _ => ("程序出了故障，没有处理这次请求", "重试；若反复出现，请把时间与所用事实表的情形告诉维护人员"),
        };
        return new Diagnostic($"WEB{status}", Severity.Error, null, message, hint);
    }
}
