namespace Tap.Security;

/// <summary>
/// A construct that permissions can be granted to: a role, or a construct that runs as one, such as a function:
/// <c>table.Grant(function, "dynamodb:GetItem")</c>. Implement it for any other construct that runs as a role.
/// </summary>
public interface IGrantee
{
    /// <summary>The role that receives the permissions.</summary>
    IRole Role { get; }
}
