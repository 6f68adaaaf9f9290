using System.Collections.Concurrent;

namespace Tap.Tests.Functions.Aws;

/// <summary>Secrets Manager: <c>GetSecretValue</c> by ARN.</summary>
public sealed class SecretsManager : IAwsService
{
    private readonly ConcurrentDictionary<string, string> values = new();

    /// <inheritdoc/>
    public string SigningName => "secretsmanager";

    /// <summary>Sets a secret's value; null leaves it without one, as Terraform makes it.</summary>
    public void Put(string arn, string? value)
    {
        if (value is null)
            values.TryRemove(arn, out _);
        else
            values[arn] = value;
    }

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => request.Operation == "GetSecretValue"
        ? [new AwsPermission("secretsmanager:GetSecretValue", ArnOf(request))]
        : throw new NotSupportedException("only GetSecretValue");

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request) => values.TryGetValue(ArnOf(request), out var value)
        ? request.AnswerAsync(new { ARN = ArnOf(request), SecretString = value, VersionStages = new[] { "AWSCURRENT" } })
        : request.FailAsync(
            "ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");

    private static string ArnOf(AwsRequest request) => request.Json.GetProperty("SecretId").GetString()!;
}
