using HashiCorp.Cdktf.Providers.Aws.LambdaFunctionEventInvokeConfig;
using Tap.Core;

namespace Tap.Compute;

/// <summary>
/// How often and how long Lambda retries asynchronous events before it sends them to the dead-letter queue
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html"/>).
/// </summary>
public sealed record AsynchronousInvocation
{
    /// <summary>
    /// The number of retries after a failed invocation, 0 to 2: the first after 1 minute, the second after 2 more. <value>Default:
    /// 2.</value>
    /// </summary>
    public int MaximumRetries { get; init => field = Guard.InRange(value, 0, 2, "The retries of an asynchronous invocation"); } = 2;

    /// <summary>
    /// The maximum age of an event, for example while the function is throttled: whole seconds, 1 minute to 6 hours. <value>Default: 6
    /// hours.</value>
    /// </summary>
    public TimeSpan MaximumEventAge
    {
        get;
        init => field = Guard.WholeSeconds(value, 60, 21_600, "The age of an asynchronous event");
    } = TimeSpan.FromHours(6);

    internal LambdaFunctionEventInvokeConfig Apply(NodeFunction function) =>
        new LambdaFunctionEventInvokeConfig(function, "asynchronous-invocation", new LambdaFunctionEventInvokeConfigConfig
        {
            FunctionName = function.Function.FunctionName,
            MaximumRetryAttempts = MaximumRetries,
            MaximumEventAgeInSeconds = MaximumEventAge.TotalSeconds,
        });
}
