namespace Tap.Tests.Functions.Aws;

/// <summary>An AWS service that functions call.</summary>
public interface IAwsService
{
    /// <summary>The name under which requests are signed for it, such as <c>dynamodb</c>.</summary>
    string SigningName { get; }

    /// <summary>The permissions that IAM asks for before the service does what a request wants.</summary>
    /// <exception cref="NotSupportedException">The service does not know this request.</exception>
    IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request);

    /// <summary>Does what a request wants, and answers it.</summary>
    Task HandleAsync(AwsRequest request);
}
