namespace Tap.Api;

/// <summary>
/// The level of a stage's execution log
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#apigateway-cloudwatch-log-formats"/>).
/// </summary>
public enum ExecutionLogLevel
{
    /// <summary><c>OFF</c>: nothing.</summary>
    Off,

    /// <summary><c>ERROR</c>: failed requests.</summary>
    Error,

    /// <summary><c>INFO</c>: all requests, step by step.</summary>
    Info,
}
