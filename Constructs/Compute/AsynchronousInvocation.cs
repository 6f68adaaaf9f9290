using HashiCorp.Cdktf.Providers.Aws.LambdaFunctionEventInvokeConfig;
using Tap.Core;

namespace Tap.Compute;

/// <summary>
/// How often and how long Lambda tries asynchronous events before they go to the dead-letter queue
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html"/>).
/// </summary>
public sealed record AsynchronousInvocation
{
    /// <summary>
    /// Retries after an invocation that failed, 0 to 2: the first a minute later, the second two more. <value>Default: 2.</value>
    /// </summary>
    public int MaximumRetries { get; init => field = Guard.InRange(value, 0, 2, "The retries of an asynchronous invocation"); } = 2;

    /// <summary>
    /// How long an event may wait, as when the function is throttled: whole seconds, a minute to 6 hours. <value>Default: 6 hours.</value>
    /// </summary>
    public TimeSpan MaximumEventAge
    {
        get;
        init => field = Guard.WholeSeconds(value, 60, 21_600, "The age of an asynchronous event");
    } = TimeSpan.FromHours(6);

    internal void Apply(NodeFunction function) =>
        _ = new LambdaFunctionEventInvokeConfig(function, "asynchronous-invocation", new LambdaFunctionEventInvokeConfigConfig
        {
            FunctionName = function.Function.FunctionName,
            MaximumRetryAttempts = MaximumRetries,
            MaximumEventAgeInSeconds = MaximumEventAge.TotalSeconds,
        });
}
