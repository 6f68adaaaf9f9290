using System.Text.RegularExpressions;

namespace Tap.Compute;

/// <summary>
/// Lambda's rules for the names of environment variables
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"/>).
/// </summary>
internal static partial class EnvironmentVariables
{
    private static readonly HashSet<string> Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    /// <summary>Returns the problems of the names.</summary>
    public static IEnumerable<string?> Problems(IEnumerable<string> names) => names.Select(name => Reserved.Contains(name)
        ? $"it has an environment variable '{name}', which Lambda sets itself: take another name"
        : NamePattern.IsMatch(name) ? null : $"it has an environment variable '{name}', but a name begins with a letter, "
            + "goes on with letters, digits and _, and has 2 characters or more");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]+\z")]
    private static partial Regex NamePattern { get; }
}
