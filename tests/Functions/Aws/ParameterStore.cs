using System.Collections.Concurrent;

namespace Tap.Tests.Functions.Aws;

/// <summary>SSM Parameter Store: <c>GetParameter</c> of SecureStrings.</summary>
public sealed class ParameterStore : IAwsService
{
    private readonly ConcurrentDictionary<string, string> parameters = new();

    /// <inheritdoc/>
    public string SigningName => "ssm";

    /// <summary>Sets a parameter's value; null deletes the parameter.</summary>
    public void Put(string name, string? value)
    {
        if (value is null)
            parameters.TryRemove(name, out _);
        else
            parameters[name] = value;
    }

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => request.Operation == "GetParameter"
        ? [new AwsPermission("ssm:GetParameter", AwsPermission.ArnOf("ssm", $"parameter/{NameOf(request).TrimStart('/')}"))]
        : throw new NotSupportedException("only GetParameter");

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request)
    {
        var name = NameOf(request);
        if (!parameters.TryGetValue(name, out var value))
            return request.FailAsync("ParameterNotFound", "");
        var decrypt = request.Json.TryGetProperty("WithDecryption", out var flag) && flag.GetBoolean();
        return request.AnswerAsync(
            new { Parameter = new { Name = name, Type = "SecureString", Value = decrypt ? value : "ciphertext", Version = 1 } });
    }

    private static string NameOf(AwsRequest request) => request.Json.GetProperty("Name").GetString()!;
}
