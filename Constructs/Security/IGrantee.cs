namespace Tap.Security;

/// <summary>
/// What can be allowed something: a role, or what runs as one, such as a function. Resources grant to it, <c>table.Grant(function,
/// "dynamodb:GetItem")</c>. Whatever else runs as a role becomes a grantee by saying which.
/// </summary>
public interface IGrantee
{
    /// <summary>The role that gets what is granted.</summary>
    IRole Role { get; }
}
